import csv
import json

with open('scores.csv', encoding='utf-8') as file:
    samples = [(int(row['defect']), float(row['score'])) for row in csv.DictReader(file)]
best = None
with open('thresholds.csv', 'w', newline='') as file:
    writer = csv.writer(file)
    writer.writerow(['threshold', 'precision', 'recall', 'f1'])
    for step in range(2, 9):
        threshold = step / 10
        found = [defect for defect, score in samples if score >= threshold]
        hit = sum(found)
        precision = hit / len(found) if found else 0
        recall = hit / sum(defect for defect, _ in samples)
        f1 = 2 * precision * recall / (precision + recall) if hit else 0
        writer.writerow([threshold, precision, recall, f1])
        if best is None or f1 >= best['f1']:
            best = {'threshold': threshold, 'f1': f1}
with open('best.json', 'w') as file:
    json.dump(best, file)
