"""What is measured, against gold, against others and against the clock."""

import os

# Before numpy loads, as the command line does: of small matrices most of the time is waiting.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
