import statistics

with open("times.txt", encoding="utf-8") as file:
    times = [int(line) for line in file]
mean = statistics.mean(times)
median = statistics.median(times)
deviation = round(statistics.stdev(times), 2)
