# Draws fifty effects of ten thousand outcomes and sums them; prints the processor time of one such sum in ms.
import time

import numpy

generator = numpy.random.default_rng(1)


def add_up():
    return generator.standard_normal((50, 10_000)).sum(axis=0)


for _ in range(20):
    add_up()

began, runs = time.process_time(), 0
while time.process_time() - began < 1:
    add_up()
    runs += 1

print(1000 * (time.process_time() - began) / runs)
