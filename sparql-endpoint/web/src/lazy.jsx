// A component whose code is fetched when it is first shown.
import { useEffect, useState } from "preact/hooks";
import { t } from "./texts.js";
import { Problems } from "./ui.jsx";

export function lazy(load) {
  let View;
  return function Lazy(properties) {
    const [, redraw] = useState(0);
    const [error, setError] = useState(null);
    useEffect(() => {
      if (!View) {
        load().then(
          (module) => {
            View = module.default;
            redraw((n) => n + 1);
          },
          (failed) => setError(failed),
        );
      }
    }, []);
    if (error) return <Problems error={error} />;
    return View ? <View {...properties} /> : <p class="soft loading" role="status">{t("loading")}</p>;
  };
}
