import json
import pandas

table = pandas.read_csv('predictions.csv')
rows = []
for name in sorted(table['actual'].unique()):
    hit = ((table['actual'] == name) & (table['predicted'] == name)).sum()
    predicted = (table['predicted'] == name).sum()
    actual = (table['actual'] == name).sum()
    precision = hit / predicted if predicted else 0
    recall = hit / actual
    f1 = 2 * precision * recall / (precision + recall) if hit else 0
    rows.append({'class': name, 'precision': precision, 'recall': recall, 'f1': f1})
metrics = pandas.DataFrame(rows)
metrics.to_csv('metrics.csv', index=False)
accuracy = (table['actual'] == table['predicted']).mean()
with open('summary.json', 'w') as file:
    json.dump({'accuracy': float(accuracy), 'macro_f1': float(metrics['f1'].mean())}, file)
