from comments.spam.examples import Example
from comments.spam.features import features_of
from comments.spam.scoring import Opinion, opinion
from comments.spam.shipped import Knowledge


def held_out(known: list[Example], folds: int) -> list[tuple[Example, Opinion]]:
    """What is thought of each example by all the others but those of its own part."""
    judged = []
    for fold in range(folds):
        knowledge = Knowledge.of(known[n] for n in range(len(known)) if n % folds != fold)
        for example in known[fold::folds]:
            said = opinion(features_of(example.text), knowledge.counts, knowledge.texts)
            judged.append((example, said))
    return judged


def figures(judged: list[tuple[Example, Opinion]], least: float) -> tuple[float, float]:
    """The shares of spam and of honest comments with at least this score."""
    spam = [opinion.score >= least for example, opinion in judged if example.is_spam]
    honest = [opinion.score >= least for example, opinion in judged if not example.is_spam]
    return sum(spam) / len(spam), sum(honest) / len(honest)
