using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;
using MissionGov.Domain.Tests.Interventions;
using MissionGov.Domain.Tests.Missions;

namespace MissionGov.Domain.Tests.Strategies;

public sealed class StrategyWordsTests
{
    private static readonly RollOut NextYear = new() { StartDate = new DateOnly(2027, 1, 1) };

    [Theory]
    [InlineData(6.0, "Does not add up", "Plans cover 6.0 of the {0} points needed. {1} points have no plan behind them.")]
    [InlineData(-2.0, "Does not add up", "The plans lead away from the goal by 2.0 points. {0} points were needed before them.")]
    [InlineData(40.0, "Adds up, with room to spare", "Plans cover all of the {0} points needed, and {2} points more.")]
    public void The_sum_is_told_in_whole_sentences(double effect, string verdict, string sentence)
    {
        var strategy = Flat(effect);
        string Number(double value) => strategy.Unit.Number(Math.Abs(value));

        Assert.Equal(verdict, StrategyWords.Verdict(strategy));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, Number(strategy.Needed!.Value), Number(strategy.Missing!.Value), Number(strategy.Missing.Value)), StrategyWords.Sentence(strategy));
    }

    [Fact]
    public void One_point_stands_in_the_singular()
    {
        var needed = Flat(6).Needed!.Value;

        Assert.EndsWith("1.0 point has no plan behind it.", StrategyWords.Sentence(Flat(needed - 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_number_nobody_can_say()
    {
        var strategy = StrategyAssessment.Assess(SampleTarget.Rising(0), [], [], null, Scenario.AsPlanned);

        Assert.Equal("No plan has a number yet", StrategyWords.Verdict(strategy));
        Assert.EndsWith(StrategyAssessment.NoNumber, StrategyWords.Sentence(strategy), StringComparison.Ordinal);
        Assert.Null(StrategyWords.Chances(strategy));
    }

    [Fact]
    public void A_target_that_is_met_anyway_needs_no_plan()
    {
        var strategy = StrategyAssessment.Assess(SampleTarget.Rising(0.9), [], [], null, Scenario.AsPlanned);

        Assert.Equal("Met without new action", StrategyWords.Verdict(strategy));
        Assert.StartsWith("If nothing new is done, the figures are expected to be", StrategyWords.Sentence(strategy), StringComparison.Ordinal);
        Assert.Equal("Met without new action.", StrategyWords.InRow(strategy));
    }

    [Fact]
    public void Both_chances_are_named_and_which_of_them_sets_the_level()
    {
        var strategy = Flat(15);

        Assert.Equal($"The chance of meeting it is {ChanceWords.Percent(strategy.Chance!.Value)} without new action, and {ChanceWords.Percent(strategy.ChanceWithPlans!.Value)} with the plans. The level uses the first.", StrategyWords.Chances(strategy));
    }

    [Fact]
    public void What_a_change_moved_is_the_chance_where_that_shows_else_the_points()
    {
        Assert.Equal("With the plans, the chance of 80% by March 2029 rose from under 1% to over 99%.", StrategyWords.Moved(Flat(10), Flat(30)));
        Assert.Equal("With the plans, the chance of 80% by March 2029 fell from over 99% to under 1%.", StrategyWords.Moved(Flat(30), Flat(10)));
        Assert.Equal("The plans bring 2.0 points less towards 80% by March 2029.", StrategyWords.Moved(Flat(5), Flat(3)));
        Assert.Null(StrategyWords.Moved(Flat(5), Flat(5)));
    }

    [Theory]
    [InlineData(-3.0)]
    [InlineData(0.4)]
    [InlineData(18.0)]
    [InlineData(200.0)]
    public void No_sentence_is_longer_than_twenty_words(double effect)
    {
        var strategy = Flat(effect);
        var all = string.Join(' ', new[] { StrategyWords.Sentence(strategy), StrategyWords.Chances(strategy), StrategyWords.Average(strategy), StrategyWords.InRow(strategy) }.OfType<string>());

        Assert.All(all.Split(". "), sentence => Assert.InRange(sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 1, 20));
    }

    private static TargetStrategy Flat(double effect) => Of(effect);

    /// <summary>For a target that would stay where it is: one plan for each effect.</summary>
    internal static TargetStrategy Of(params double[] effects) => StrategyAssessment.Assess(SampleTarget.Rising(0), [.. effects.Select(Quantified)], [], null, Scenario.AsPlanned);

    private static Intervention Quantified(double effect)
    {
        var plan = Plans.Clinics(NextYear, name: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Plan of {effect}"));
        Assert.Null(plan.Quantify(Plans.Estimate(effect - 1, effect, effect + 1) with { IsKnownHarm = effect < 0 }, Plans.Waits).Problem);
        return plan;
    }
}
