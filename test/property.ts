import fc from 'fast-check';

// The same values every time, so that what failed in one place fails in all: a run that says nothing new about the
// change it is about helps nobody. To go looking for others: PENSABIT_SEED=random, or the seed that a failure named.
const { PENSABIT_SEED: seed = '20261122' } = process.env;
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

export default fc;
