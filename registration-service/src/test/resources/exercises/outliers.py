import statistics

numbers = [10, 12, 11, 13, 12, 40, 11, 12, -9]
q1, _, q3 = statistics.quantiles(numbers, n=4, method="inclusive")
low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)
outliers = [number for number in numbers if number < low or number > high]
