"""Fitting and writing linear models over named features; needs scikit-learn."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

WEIGHTS = Path(__file__).resolve().parents[1] / "src/claimaudit/nlp/weights"
Names = Sequence[str]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model."""

    vectorizer: DictVectorizer
    regression: LogisticRegression

    @classmethod
    def of(cls, rows: Sequence[Names], labels: Sequence[str], strength: float, rare: int) -> Fitted:
        """Learn labels from features; those seen in fewer than `rare` rows are left out. `strength` is the
        inverse of the regularisation."""
        counts = Counter(name for row in rows for name in set(row))
        kept = [{name: 1.0 for name in row if counts[name] >= rare} for row in rows]
        vectorizer = DictVectorizer(dtype=np.float32)
        regression = LogisticRegression(C=strength, max_iter=300)
        regression.fit(vectorizer.fit_transform(kept), list(labels))
        return cls(vectorizer, regression)

    def chances(self, rows: Sequence[Names]) -> NDArray[np.float64]:
        """Probabilities: a row an example, a column a class, in the order of `classes`."""
        known = [dict.fromkeys(row, 1.0) for row in rows]
        return np.asarray(self.regression.predict_proba(self.vectorizer.transform(known)))

    @property
    def classes(self) -> list[str]:
        """The labels, in the order of the columns."""
        return [str(label) for label in self.regression.classes_]

    def write(self, name: str, least: float) -> None:
        """Write the weights that are at least so far from nought, as `claimaudit.nlp.linear` reads them."""
        coefficients, bias = self.regression.coef_, self.regression.intercept_
        two = len(coefficients) == 1
        classes = self.classes[1:] if two else self.classes
        features = self.vectorizer.get_feature_names_out()
        lines = [
            f"{json.dumps(str(feature), ensure_ascii=False)}: {[round(float(one), 2) for one in row]}"
            for feature, row in sorted(
                zip(features, coefficients.T, strict=True), key=lambda pair: str(pair[0])
            )
            if max(abs(row)) >= least
        ]
        head = json.dumps({"classes": classes, "bias": [round(float(one), 3) for one in bias]})[:-1]
        path = WEIGHTS / f"{name}.json"
        path.write_text(f'{head}, "weights": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
        print(f"{path.name}: {len(lines)} features, {path.stat().st_size // 1024} KB")
