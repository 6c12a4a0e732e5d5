"""One Spark for all of these tests: to start it takes longer than most of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BRIEF = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
}
"""What a long run gains by takes a short one most of its time."""
QUIET = "ignore:PySpark does not yet fully support pandas"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings(QUIET))


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="Spark is not installed")
    if not shutil.which("java"):
        pytest.skip("there is no Java on this machine")
    from reportedly.spark.session import session

    made = session("local[2]", BRIEF)
    yield made
    made.stop()
