using System.Globalization;
using MissionGov.Analysis;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Components.Strategies;

/// <summary>What a step of the way from the baseline to the latest figure is.</summary>
public enum SeenStep
{
    Then,
    Expected,
    Plan,
    Shortfall,
    NotKnown,
    Unexplained,
    Now,
}

/// <summary>One step, in the words of the table and as its bar.</summary>
/// <param name="Number">What it changes, or where it stands; "not known".</param>
/// <param name="About">Why, or since when.</param>
/// <param name="From">Where the bar begins, in the unit of the target.</param>
/// <param name="To">Where it ends.</param>
public sealed record SeenRow(SeenStep Step, string Name, string Number, string? About, double From, double To)
{
    /// <summary>The plan that it is about.</summary>
    public ActingPlan? Plan { get; init; }
}

/// <summary>The way from the baseline to the latest figure, step by step; what is not known takes no step, so that what is left stands in the last one.</summary>
internal sealed class SeenRows
{
    private const string NotKnown = "not known";

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private readonly Unit _unit;
    private readonly List<SeenRow> _rows = [];
    private double _at;

    private SeenRows(SeenChange change)
    {
        var (goal, latest, parts) = (change.Assessment.Goal, change.Assessment.Latest!, change.Parts!);
        (_unit, _at) = (change.Assessment.Unit, goal.BaselineValue);
        Stand(SeenStep.Then, $"Then ({goal.BaselinePeriod.Label})", _at);
        Known(SeenStep.Expected, "Figures revised since", change.Revised);
        Known(SeenStep.Expected, "The trend before", change.Trend);
        var plans = change.Plans.Zip(parts.Plans).ToList();
        foreach (var (plan, part) in plans) Step(SeenStep.Plan, "As planned", part.Meant, $"from {plan.MeantToStart.ToString("MMMM yyyy", British)}", plan);
        if (parts.Overlap != 0) Step(SeenStep.Plan, "Counted twice", parts.Overlap);
        foreach (var (plan, part) in plans.Where(pair => Shows(pair.Second.Late))) Step(SeenStep.Shortfall, "Late or ended", part.Late, SeenWords.WhyLate(plan), plan);
        foreach (var (plan, part) in plans.Where(pair => Shows(pair.Second.Reached))) Step(SeenStep.Shortfall, "Not done in full", part.Reached, SeenWords.WhyReached(plan), plan);
        foreach (var (plan, part) in plans.Where(pair => Shows(pair.Second.Worked))) Step(SeenStep.Shortfall, "Later estimates", part.Worked, null, plan);
        if (Shows(parts.OverlapChange)) Step(SeenStep.Shortfall, "Counted twice no more", parts.OverlapChange);
        if (change.ReachNotKnown is { } reach) Unknown("Smaller reach", reach);
        if (change.EffectNotKnown is { } effect) Unknown("Smaller effect", effect);
        Unknown("Demand", SeenChange.DemandNotKnown);
        Step(SeenStep.Unexplained, "Not explained", parts.Unexplained);
        Stand(SeenStep.Now, $"Now ({latest.Period.Label})", latest.Value!.Value);
    }

    /// <param name="change">One with parts.</param>
    public static IReadOnlyList<SeenRow> Of(SeenChange change) => new SeenRows(change)._rows;

    private bool Shows(double change) => _unit.Rounded(change) != 0;

    private void Stand(SeenStep step, string name, double value) => _rows.Add(new(step, name, _unit.Value(value), null, value, value));

    private void Known(SeenStep step, string name, Answer<double> answer)
    {
        if (answer is Answer<double>.Found(var change)) Step(step, name, change);
        else Unknown(name, ((Answer<double>.Refused)answer).Message);
    }

    private void Unknown(string name, string because) => _rows.Add(new(SeenStep.NotKnown, name, NotKnown, because, _at, _at));

    private void Step(SeenStep step, string name, double change, string? about = null, ActingPlan? plan = null)
    {
        _rows.Add(new(step, name, WaterfallRows.WithSign(_unit, change), about, _at, _at + change) { Plan = plan });
        _at += change;
    }
}
