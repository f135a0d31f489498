namespace MissionGov.Analysis.Strategies;

/// <summary>An answer with the draws it came from, so that the next question costs only what is new in it.</summary>
/// <remarks>
/// An intervention that stays as it was keeps its outcomes; one that is changed meets the same luck as before (common random numbers),
/// so that two answers differ by the change alone.
/// </remarks>
public sealed class KeptDraws
{
    private readonly CheckedStrategy _strategy;
    private readonly DrawnPlans? _plans;
    private readonly double[]? _statusQuo;
    private readonly Lazy<AddedUp> _answer;
    private readonly Lazy<double> _expected;

    private KeptDraws(CheckedStrategy strategy, KeptDraws? before)
    {
        _strategy = strategy;
        _statusQuo = before is not null && Equals(before.Question.StatusQuo, Question.StatusQuo) && before._statusQuo?.Length == Question.Draws ? before._statusQuo : null;
        if (ExactSum.Of(strategy) is { } exact)
        {
            _plans = before?._plans;
            (_expected, ChanceOfMeeting) = (new(() => StrategyAnswer.Expected(strategy)), exact.Outcome.ChanceOf(Question.Target, Question.Direction));
            _answer = new(() => StrategyAnswer.Of(strategy, exact));
            return;
        }

        _plans = DrawnPlans.Of(strategy, before?._plans);
        _statusQuo ??= StatusQuoDraws.Of(Question.StatusQuo, Question.Draws);
        var (effects, sum) = (_plans.InOrder, DrawnSum.Of(_statusQuo, _plans.InOrder, strategy.Overlap, strategy.IsAdditive));

        // The mean of a status quo on another scale is an integral, and a search asks for the chance alone.
        (_expected, ChanceOfMeeting) = (new(() => StrategyAnswer.Expected(strategy, sum)), sum.ChanceOf(Question.Target, Question.Direction));
        _answer = new(() => StrategyAnswer.Of(strategy, sum, effects));
    }

    /// <summary>What the strategy adds up to; worked out when it is first asked for.</summary>
    public AddedUp Answer => _answer.Value;

    /// <summary>The answer's value expected with the plans, in the unit of the indicator, without the rest of it.</summary>
    public double Expected => _expected.Value;

    /// <summary>The answer's chance of ending at or better than the target, without the rest of it.</summary>
    public double ChanceOfMeeting { get; }

    /// <summary>The question answered.</summary>
    public StrategyQuestion Question => _strategy.Question;

    /// <summary>What it is worth to know each intervention's effect, in their order; an exact answer kept no draws, so they are made.</summary>
    internal IReadOnlyList<KnowledgeValue> WorthKnowing => InformationValue.Values(_strategy, DrawnPlans.Of(_strategy, _plans), _statusQuo ?? StatusQuoDraws.Of(Question.StatusQuo, Question.Draws));

    /// <summary>Answers a question and keeps the draws.</summary>
    /// <param name="question">As for <see cref="Strategy.AddUp"/>.</param>
    /// <returns>The answer with its draws, refused as there.</returns>
    /// <exception cref="ArgumentException">As there.</exception>
    public static Answer<KeptDraws> Of(StrategyQuestion question) => Of(question, null);

    /// <summary>Answers another question, keeping every draw that it has in common with this one.</summary>
    /// <param name="question">What is asked now.</param>
    /// <returns>The same as a fresh answer, to the last digit.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Strategy.AddUp"/>.</exception>
    public Answer<KeptDraws> With(StrategyQuestion question) => Of(question, this);

    /// <summary>What if one intervention were different?</summary>
    /// <param name="place">Its place among the interventions, from 0.</param>
    /// <param name="changed">What it would be.</param>
    /// <returns>The same as a fresh answer, to the last digit.</returns>
    /// <exception cref="ArgumentException">There is no such place; or as for <see cref="Strategy.AddUp"/>.</exception>
    public Answer<KeptDraws> With(int place, Intervention changed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, Question.Interventions.Count);
        return With(Question with { Interventions = [.. Question.Interventions.Select((intervention, i) => i == place ? changed : intervention)] });
    }

    private static Answer<KeptDraws> Of(StrategyQuestion question, KeptDraws? before) => CheckedStrategy.Of(question) switch
    {
        Answer<CheckedStrategy>.Found(var strategy) => new Answer<KeptDraws>.Found(new(strategy, before)),
        Answer<CheckedStrategy>.Refused refused => new Answer<KeptDraws>.Refused(refused.Reason, refused.Have, refused.Need) { Detail = refused.Detail },
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };
}
