"""pandas: exact statistics, a histogram, the most frequent texts; z-scores by scikit-learn, written as CSV."""

import json
import os
import sys

import numpy as np
import pandas as pd

BINS = 50
TOP = 10


def profile(data: pd.DataFrame) -> None:
    numeric = data.select_dtypes("number")
    columns = []
    for name in numeric:
        values = numeric[name].dropna()
        q1, median, q3 = values.quantile([0.25, 0.5, 0.75])
        columns.append(
            {
                "name": name,
                "count": len(values),
                "missing": len(data) - len(values),
                "min": float(values.min()),
                "max": float(values.max()),
                "mean": float(values.mean()),
                "std": float(values.std(ddof=0)),
                "q1": float(q1),
                "median": float(median),
                "q3": float(q3),
                "histogram": np.histogram(values, BINS)[0].tolist(),
            }
        )
    others = data.columns.difference(numeric.columns)
    texts = {name: {str(text): int(n) for text, n in data[name].value_counts().head(TOP).items()} for name in others}
    json.dump({"columns": columns, "texts": texts}, sys.stdout)


def scale(data: pd.DataFrame, out: str) -> None:
    from sklearn.preprocessing import StandardScaler

    names = data.select_dtypes("number").columns
    scaled = pd.DataFrame(StandardScaler().fit_transform(data[names]), columns=names)
    pd.DataFrame({name: scaled[name] if name in scaled else data[name] for name in data}).to_csv(out, index=False)


def write_peak_memory() -> None:
    """As peakMemory.ts does for Node."""
    target = os.environ.get("NORMSCOPE_BENCH_PEAK")
    if not target:
        return
    import resource

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    if os.path.exists("/proc/self/status"):
        with open("/proc/self/status", encoding="ascii") as status:
            kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    with open(target, "w", encoding="ascii") as file:
        file.write(str(kilobytes))


def main() -> None:
    work, file, *out = sys.argv[1:]
    data = pd.read_json(file, lines=True) if file.endswith(".jsonl") else pd.read_csv(file)
    if work == "W1":
        profile(data)
    else:
        scale(data, out[0])
    write_peak_memory()


main()
