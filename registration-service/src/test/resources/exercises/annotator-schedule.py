def schedule(items, people):
    counts = dict.fromkeys(people, 0)
    reviewers = []
    for _, own in items:
        reviewer = min((person for person in people if person != own), key=counts.get)
        counts[reviewer] += 1
        reviewers.append(reviewer)
    return reviewers
