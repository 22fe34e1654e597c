package dosi.reasoner;

import dosi.graph.Dictionary;
import org.apache.jena.graph.NodeFactory;

/// The ids that the terms of RDF, RDFS and OWL have in one dictionary.
final class Vocabulary {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    private static final String OWL = "http://www.w3.org/2002/07/owl#";

    private final Dictionary terms;

    final int type;
    final int first;
    final int rest;
    final int nil;
    final int subClassOf;
    final int subPropertyOf;
    final int domain;
    final int range;
    final int datatype;

    final int owlClass;
    final int rdfsClass;
    final int thing;
    final int nothing;
    final int objectProperty;
    final int datatypeProperty;
    final int annotationProperty;
    final int functionalProperty;
    final int inverseFunctionalProperty;
    final int irreflexiveProperty;
    final int symmetricProperty;
    final int asymmetricProperty;
    final int transitiveProperty;
    final int allDifferent;
    final int allDisjointProperties;
    final int allDisjointClasses;

    final int sameAs;
    final int differentFrom;
    final int members;
    final int distinctMembers;
    final int propertyChainAxiom;
    final int equivalentProperty;
    final int propertyDisjointWith;
    final int inverseOf;
    final int hasKey;
    final int sourceIndividual;
    final int assertionProperty;
    final int targetIndividual;
    final int targetValue;
    final int intersectionOf;
    final int unionOf;
    final int complementOf;
    final int someValuesFrom;
    final int allValuesFrom;
    final int hasValue;
    final int onProperty;
    final int onClass;
    final int maxCardinality;
    final int maxQualifiedCardinality;
    final int oneOf;
    final int equivalentClass;
    final int disjointWith;

    Vocabulary(Dictionary terms) {
        this.terms = terms;
        type = rdf("type");
        first = rdf("first");
        rest = rdf("rest");
        nil = rdf("nil");
        subClassOf = rdfs("subClassOf");
        subPropertyOf = rdfs("subPropertyOf");
        domain = rdfs("domain");
        range = rdfs("range");
        datatype = rdfs("Datatype");
        rdfsClass = rdfs("Class");
        owlClass = owl("Class");
        thing = owl("Thing");
        nothing = owl("Nothing");
        objectProperty = owl("ObjectProperty");
        datatypeProperty = owl("DatatypeProperty");
        annotationProperty = owl("AnnotationProperty");
        functionalProperty = owl("FunctionalProperty");
        inverseFunctionalProperty = owl("InverseFunctionalProperty");
        irreflexiveProperty = owl("IrreflexiveProperty");
        symmetricProperty = owl("SymmetricProperty");
        asymmetricProperty = owl("AsymmetricProperty");
        transitiveProperty = owl("TransitiveProperty");
        allDifferent = owl("AllDifferent");
        allDisjointProperties = owl("AllDisjointProperties");
        allDisjointClasses = owl("AllDisjointClasses");
        sameAs = owl("sameAs");
        differentFrom = owl("differentFrom");
        members = owl("members");
        distinctMembers = owl("distinctMembers");
        propertyChainAxiom = owl("propertyChainAxiom");
        equivalentProperty = owl("equivalentProperty");
        propertyDisjointWith = owl("propertyDisjointWith");
        inverseOf = owl("inverseOf");
        hasKey = owl("hasKey");
        sourceIndividual = owl("sourceIndividual");
        assertionProperty = owl("assertionProperty");
        targetIndividual = owl("targetIndividual");
        targetValue = owl("targetValue");
        intersectionOf = owl("intersectionOf");
        unionOf = owl("unionOf");
        complementOf = owl("complementOf");
        someValuesFrom = owl("someValuesFrom");
        allValuesFrom = owl("allValuesFrom");
        hasValue = owl("hasValue");
        onProperty = owl("onProperty");
        onClass = owl("onClass");
        maxCardinality = owl("maxCardinality");
        maxQualifiedCardinality = owl("maxQualifiedCardinality");
        oneOf = owl("oneOf");
        equivalentClass = owl("equivalentClass");
        disjointWith = owl("disjointWith");
    }

    /// The properties whose triples are axioms: a new one asks for the rules to be compiled again.
    int[] axiomProperties() {
        return new int[] {
            first,
            rest,
            subClassOf,
            subPropertyOf,
            domain,
            range,
            members,
            distinctMembers,
            propertyChainAxiom,
            equivalentProperty,
            propertyDisjointWith,
            inverseOf,
            hasKey,
            sourceIndividual,
            assertionProperty,
            targetIndividual,
            targetValue,
            intersectionOf,
            unionOf,
            complementOf,
            someValuesFrom,
            allValuesFrom,
            hasValue,
            onProperty,
            onClass,
            maxCardinality,
            maxQualifiedCardinality,
            oneOf,
            equivalentClass,
            disjointWith
        };
    }

    /// The classes whose memberships are axioms.
    int[] axiomClasses() {
        return new int[] {
            functionalProperty, inverseFunctionalProperty, irreflexiveProperty, symmetricProperty,
            asymmetricProperty, transitiveProperty, allDifferent, allDisjointProperties,
            allDisjointClasses, owlClass, objectProperty, datatypeProperty
        };
    }

    int owl(String name) {
        return id(OWL + name);
    }

    int rdf(String name) {
        return id(RDF + name);
    }

    int rdfs(String name) {
        return id(RDFS + name);
    }

    int id(String iri) {
        return terms.add(NodeFactory.createURI(iri));
    }
}
