package dosi.reasoner;

import dosi.diagnostics.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The 78 rules of OWL 2 RL/RDF, each with the sentence that explains an inference by it.
///
/// Source: W3C, *OWL 2 Web Ontology Language Profiles*, second edition (2012), section 4.3, tables 4 to 9. The constants
/// stand in the order of the tables.
public enum OwlRule {
    EQ_REF("eq-ref", Kind.TRIVIAL, "모든 것은 자기 자신과 같다", "Everything is the same as itself"),
    EQ_SYM(
            "eq-sym",
            Kind.DERIVES,
            "같음은 반대 방향으로도 성립한다",
            "Sameness holds in the other direction too"),
    EQ_TRANS(
            "eq-trans",
            Kind.DERIVES,
            "같은 것과 같은 것은 서로 같다",
            "Things that are the same as one thing are the same"),
    EQ_REP_S(
            "eq-rep-s",
            Kind.DERIVES,
            "같은 주어에 대해 말한 것은 이 주어에도 성립한다",
            "What is said of a subject holds for the same subject under its other name"),
    EQ_REP_P(
            "eq-rep-p",
            Kind.DERIVES,
            "같은 속성으로 말한 것은 이 속성으로도 성립한다",
            "What is said with a property holds with the same property under its other name"),
    EQ_REP_O(
            "eq-rep-o",
            Kind.DERIVES,
            "같은 목적어에 대해 말한 것은 이 목적어에도 성립한다",
            "What is said about an object holds for the same object under its other name"),
    EQ_DIFF1(
            "eq-diff1",
            Kind.REFUTES,
            "서로 다르다고 한 두 가지가 같다고도 되어 있다",
            "Two things are said to be different and the same"),
    EQ_DIFF2(
            "eq-diff2",
            Kind.REFUTES,
            "모두 다르다고 한 것들(owl:members) 중 둘이 같다",
            "Two of the things said to be all different (owl:members) are the same"),
    EQ_DIFF3(
            "eq-diff3",
            Kind.REFUTES,
            "모두 다르다고 한 것들(owl:distinctMembers) 중 둘이 같다",
            "Two of the things said to be all different (owl:distinctMembers) are the same"),
    PRP_AP(
            "prp-ap",
            Kind.TRIVIAL,
            "미리 정해진 주석 속성이다",
            "It is one of the built-in annotation properties"),
    PRP_DOM(
            "prp-dom",
            Kind.DERIVES,
            "속성의 정의역: 이 속성의 주어는 그 클래스에 속한다",
            "Domain of the property: its subjects are members of that class"),
    PRP_RNG(
            "prp-rng",
            Kind.DERIVES,
            "속성의 치역: 이 속성의 목적어는 그 클래스에 속한다",
            "Range of the property: its objects are members of that class"),
    PRP_FP(
            "prp-fp",
            Kind.DERIVES,
            "함수 속성: 값이 하나뿐이므로 두 값은 같은 것이다",
            "Functional property: it has one value, so the two values are the same"),
    PRP_IFP(
            "prp-ifp",
            Kind.DERIVES,
            "역함수 속성: 값이 같으면 주어도 같은 것이다",
            "Inverse-functional property: one value has one subject, so the two subjects are the same"),
    PRP_IRP(
            "prp-irp",
            Kind.REFUTES,
            "비반사 속성이 어떤 것을 자기 자신과 잇는다",
            "An irreflexive property relates a thing to itself"),
    PRP_SYMP(
            "prp-symp",
            Kind.DERIVES,
            "대칭 속성: 반대 방향으로도 성립한다",
            "Symmetric property: it holds in the other direction too"),
    PRP_ASYP(
            "prp-asyp",
            Kind.REFUTES,
            "비대칭 속성이 양방향으로 성립한다",
            "An asymmetric property holds in both directions"),
    PRP_TRP(
            "prp-trp",
            Kind.DERIVES,
            "추이 속성: 이어진 두 관계는 처음과 끝도 잇는다",
            "Transitive property: two links in a row link the first with the last"),
    PRP_SPO1(
            "prp-spo1",
            Kind.DERIVES,
            "하위 속성: 하위 속성이 성립하면 상위 속성도 성립한다",
            "Sub-property: what holds for the sub-property holds for the property above it"),
    PRP_SPO2(
            "prp-spo2",
            Kind.DERIVES,
            "속성 사슬: 사슬로 이어진 처음과 끝을 잇는다",
            "Property chain: the first and the last of the chain are linked"),
    PRP_EQP1(
            "prp-eqp1",
            Kind.DERIVES,
            "동등 속성: 앞 속성이 성립하면 뒤 속성도 성립한다",
            "Equivalent properties: what holds for the first holds for the second"),
    PRP_EQP2(
            "prp-eqp2",
            Kind.DERIVES,
            "동등 속성: 뒤 속성이 성립하면 앞 속성도 성립한다",
            "Equivalent properties: what holds for the second holds for the first"),
    PRP_PDW(
            "prp-pdw",
            Kind.REFUTES,
            "서로소인 두 속성이 같은 두 가지를 잇는다",
            "Two disjoint properties relate the same two things"),
    PRP_ADP(
            "prp-adp",
            Kind.REFUTES,
            "모두 서로소라고 한 속성 중 둘이 같은 두 가지를 잇는다",
            "Two of the properties said to be all disjoint relate the same two things"),
    PRP_INV1(
            "prp-inv1",
            Kind.DERIVES,
            "역속성: 앞 속성이 성립하면 뒤 속성이 반대 방향으로 성립한다",
            "Inverse properties: what holds for the first holds for the second in the other direction"),
    PRP_INV2(
            "prp-inv2",
            Kind.DERIVES,
            "역속성: 뒤 속성이 성립하면 앞 속성이 반대 방향으로 성립한다",
            "Inverse properties: what holds for the second holds for the first in the other direction"),
    PRP_KEY(
            "prp-key",
            Kind.DERIVES,
            "키: 키의 값이 모두 같은 두 구성원은 같은 것이다",
            "Key: two members with the same values of the key are the same"),
    PRP_NPA1(
            "prp-npa1",
            Kind.REFUTES,
            "성립하지 않는다고 한 관계가 성립한다",
            "A relation that is said not to hold does hold"),
    PRP_NPA2(
            "prp-npa2",
            Kind.REFUTES,
            "갖지 않는다고 한 값을 갖는다",
            "A value that is said not to be there is there"),
    CLS_THING("cls-thing", Kind.TRIVIAL, "owl:Thing은 클래스다", "owl:Thing is a class"),
    CLS_NOTHING1("cls-nothing1", Kind.TRIVIAL, "owl:Nothing은 클래스다", "owl:Nothing is a class"),
    CLS_NOTHING2(
            "cls-nothing2",
            Kind.REFUTES,
            "owl:Nothing의 구성원이 있다",
            "There is a member of owl:Nothing"),
    CLS_INT1(
            "cls-int1",
            Kind.DERIVES,
            "교집합: 모든 부분 클래스에 속하면 교집합에도 속한다",
            "Intersection: a member of all its parts is a member of it"),
    CLS_INT2(
            "cls-int2",
            Kind.DERIVES,
            "교집합: 교집합에 속하면 각 부분 클래스에도 속한다",
            "Intersection: its members are members of each part"),
    CLS_UNI(
            "cls-uni",
            Kind.DERIVES,
            "합집합: 한 부분 클래스에 속하면 합집합에도 속한다",
            "Union: a member of a part is a member of it"),
    CLS_COM(
            "cls-com",
            Kind.REFUTES,
            "한 클래스와 그 여집합에 함께 속한다",
            "Something is a member of a class and of its complement"),
    CLS_SVF1(
            "cls-svf1",
            Kind.DERIVES,
            "존재 제약: 그 클래스에 속하는 값이 있다",
            "Some values from: there is a value in that class"),
    CLS_SVF2(
            "cls-svf2",
            Kind.DERIVES,
            "존재 제약: 값이 있다",
            "Some values from owl:Thing: there is a value"),
    CLS_AVF(
            "cls-avf",
            Kind.DERIVES,
            "전체 제약: 모든 값은 그 클래스에 속한다",
            "All values from: every value is a member of that class"),
    CLS_HV1(
            "cls-hv1",
            Kind.DERIVES,
            "값 제약: 구성원은 그 값을 갖는다",
            "Has value: every member has that value"),
    CLS_HV2(
            "cls-hv2",
            Kind.DERIVES,
            "값 제약: 그 값을 가지면 구성원이다",
            "Has value: what has that value is a member"),
    CLS_MAXC1(
            "cls-maxc1",
            Kind.REFUTES,
            "값이 없어야 하는데 값이 있다",
            "There is a value where none is allowed"),
    CLS_MAXC2(
            "cls-maxc2",
            Kind.DERIVES,
            "최대 하나: 값이 하나뿐이므로 두 값은 같은 것이다",
            "At most one: it has one value, so the two values are the same"),
    CLS_MAXQC1(
            "cls-maxqc1",
            Kind.REFUTES,
            "그 클래스의 값이 없어야 하는데 있다",
            "There is a value of that class where none is allowed"),
    CLS_MAXQC2(
            "cls-maxqc2",
            Kind.REFUTES,
            "값이 없어야 하는데 값이 있다",
            "There is a value where none is allowed"),
    CLS_MAXQC3(
            "cls-maxqc3",
            Kind.DERIVES,
            "최대 하나: 그 클래스의 값이 하나뿐이므로 두 값은 같은 것이다",
            "At most one of a class: it has one such value, so the two values are the same"),
    CLS_MAXQC4(
            "cls-maxqc4",
            Kind.DERIVES,
            "최대 하나: 값이 하나뿐이므로 두 값은 같은 것이다",
            "At most one: it has one value, so the two values are the same"),
    CLS_OO("cls-oo", Kind.DERIVES, "열거: 열거된 것은 구성원이다", "Enumeration: what is listed is a member"),
    CAX_SCO(
            "cax-sco",
            Kind.DERIVES,
            "하위 클래스: 하위 클래스의 구성원은 상위 클래스에도 속한다",
            "Subclass: its members are members of the class above it"),
    CAX_EQC1(
            "cax-eqc1",
            Kind.DERIVES,
            "동등 클래스: 앞 클래스의 구성원은 뒤 클래스에도 속한다",
            "Equivalent classes: members of the first are members of the second"),
    CAX_EQC2(
            "cax-eqc2",
            Kind.DERIVES,
            "동등 클래스: 뒤 클래스의 구성원은 앞 클래스에도 속한다",
            "Equivalent classes: members of the second are members of the first"),
    CAX_DW(
            "cax-dw",
            Kind.REFUTES,
            "서로소인 두 클래스에 함께 속한다",
            "Something is a member of two disjoint classes"),
    CAX_ADC(
            "cax-adc",
            Kind.REFUTES,
            "모두 서로소라고 한 클래스 중 둘에 함께 속한다",
            "Something is a member of two of the classes said to be all disjoint"),
    DT_TYPE1("dt-type1", Kind.TRIVIAL, "미리 정해진 데이터형이다", "It is one of the built-in datatypes"),
    DT_TYPE2(
            "dt-type2",
            Kind.DERIVES,
            "리터럴의 값이 그 데이터형에 속한다",
            "The value of the literal belongs to that datatype"),
    DT_EQ("dt-eq", Kind.TRIVIAL, "두 리터럴의 값이 같다", "Two literals have the same value"),
    DT_DIFF(
            "dt-diff",
            Kind.REFUTES,
            "같아야 하는 두 값이 서로 다르다",
            "Two values that must be the same are different"),
    DT_NOT_TYPE(
            "dt-not-type",
            Kind.REFUTES,
            "값이 요구된 데이터형에 속하지 않는다",
            "A value does not belong to the datatype that is required"),
    SCM_CLS(
            "scm-cls",
            Kind.TRIVIAL,
            "클래스는 자기 자신과 owl:Thing의 하위 클래스다",
            "A class is a subclass of itself and of owl:Thing"),
    SCM_SCO("scm-sco", Kind.DERIVES, "하위 클래스 관계는 이어진다", "A subclass of a subclass is a subclass"),
    SCM_EQC1(
            "scm-eqc1",
            Kind.DERIVES,
            "동등 클래스는 서로의 하위 클래스다",
            "Equivalent classes are subclasses of each other"),
    SCM_EQC2(
            "scm-eqc2",
            Kind.DERIVES,
            "서로의 하위 클래스면 동등 클래스다",
            "Subclasses of each other are equivalent classes"),
    SCM_OP(
            "scm-op",
            Kind.TRIVIAL,
            "객체 속성은 자기 자신의 하위 속성이다",
            "An object property is a sub-property of itself"),
    SCM_DP(
            "scm-dp",
            Kind.TRIVIAL,
            "데이터 속성은 자기 자신의 하위 속성이다",
            "A data property is a sub-property of itself"),
    SCM_SPO(
            "scm-spo",
            Kind.DERIVES,
            "하위 속성 관계는 이어진다",
            "A sub-property of a sub-property is a sub-property"),
    SCM_EQP1(
            "scm-eqp1",
            Kind.DERIVES,
            "동등 속성은 서로의 하위 속성이다",
            "Equivalent properties are sub-properties of each other"),
    SCM_EQP2(
            "scm-eqp2",
            Kind.DERIVES,
            "서로의 하위 속성이면 동등 속성이다",
            "Sub-properties of each other are equivalent properties"),
    SCM_DOM1(
            "scm-dom1", Kind.DERIVES, "정의역의 상위 클래스도 정의역이다", "A class above the domain is a domain"),
    SCM_DOM2(
            "scm-dom2",
            Kind.DERIVES,
            "상위 속성의 정의역은 하위 속성의 정의역이다",
            "The domain of a property is a domain of its sub-properties"),
    SCM_RNG1("scm-rng1", Kind.DERIVES, "치역의 상위 클래스도 치역이다", "A class above the range is a range"),
    SCM_RNG2(
            "scm-rng2",
            Kind.DERIVES,
            "상위 속성의 치역은 하위 속성의 치역이다",
            "The range of a property is a range of its sub-properties"),
    SCM_HV(
            "scm-hv",
            Kind.DERIVES,
            "하위 속성의 값 제약은 상위 속성의 값 제약의 하위 클래스다",
            "Having a value by a sub-property is a subclass of having it by the property"),
    SCM_SVF1(
            "scm-svf1",
            Kind.DERIVES,
            "존재 제약: 값의 클래스가 하위면 제약도 하위 클래스다",
            "Some values from a subclass is a subclass of some values from the class"),
    SCM_SVF2(
            "scm-svf2",
            Kind.DERIVES,
            "존재 제약: 속성이 하위면 제약도 하위 클래스다",
            "Some values by a sub-property is a subclass of some values by the property"),
    SCM_AVF1(
            "scm-avf1",
            Kind.DERIVES,
            "전체 제약: 값의 클래스가 하위면 제약도 하위 클래스다",
            "All values from a subclass is a subclass of all values from the class"),
    SCM_AVF2(
            "scm-avf2",
            Kind.DERIVES,
            "전체 제약: 속성이 상위면 제약은 하위 클래스다",
            "All values by a property is a subclass of all values by its sub-property"),
    SCM_INT(
            "scm-int",
            Kind.DERIVES,
            "교집합은 각 부분 클래스의 하위 클래스다",
            "An intersection is a subclass of each part"),
    SCM_UNI(
            "scm-uni",
            Kind.DERIVES,
            "각 부분 클래스는 합집합의 하위 클래스다",
            "Each part is a subclass of the union");

    private enum Kind {
        /// Concludes triples that people want.
        DERIVES,
        /// Concludes false.
        REFUTES,
        /// Concludes what is true of every graph, such as `x owl:sameAs x`.
        TRIVIAL
    }

    private final String w3cName;
    private final Kind kind;
    private final Text sentence;

    OwlRule(String w3cName, Kind kind, String ko, String en) {
        this.w3cName = w3cName;
        this.kind = kind;
        this.sentence = new Text(ko, en);
    }

    /// The rule with a name of the recommendation, for example `prp-spo2`.
    public static Optional<OwlRule> named(String w3cName) {
        return Arrays.stream(values()).filter(rule -> rule.w3cName.equals(w3cName)).findFirst();
    }

    /// The name in the recommendation, for example `prp-spo2`.
    public String w3cName() {
        return w3cName;
    }

    /// Why the rule concludes what it concludes, in one sentence without a full stop.
    public Text sentence() {
        return sentence;
    }

    /// Whether the conclusion is *false*: premises that cannot hold together.
    public boolean refutes() {
        return kind == Kind.REFUTES;
    }

    /// Whether the rule only concludes what is true of every graph, such as `x owl:sameAs x`.
    ///
    /// [Reasoner#owl2Rl] leaves these rules out.
    public boolean trivial() {
        return kind == Kind.TRIVIAL;
    }

    static Set<OwlRule> allButTrivial() {
        Set<OwlRule> rules = EnumSet.allOf(OwlRule.class);
        rules.removeIf(OwlRule::trivial);
        return rules;
    }
}
