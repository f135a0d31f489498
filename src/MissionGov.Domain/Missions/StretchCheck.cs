using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>What a target asks for beside what comes anyway.</summary>
public enum Stretch
{
    /// <summary>There is no forecast to compare it with.</summary>
    Unknown,
    MetAlready,
    MetWithoutNewAction,
    Stretching,
    NothingComesAnyway,
    TrendGoesWrong,
}

/// <summary>The stretch factor: the change that is still needed, over the change that the forecast brings if nothing is done.</summary>
/// <param name="Factor">Above 1 for a stretch; null where words say it better than a number.</param>
/// <param name="Text">In plain words, also why it is not known.</param>
public sealed record StretchCheck(Stretch Kind, double? Factor, string Text)
{
    // Beyond this the forecast is as good as flat, and a number would only look exact.
    private const double LargestShown = 100;

    public bool IsKnown => Kind != Stretch.Unknown;

    /// <summary>Whether somebody has to do something for it.</summary>
    public bool IsStretch => Kind is Stretch.Stretching or Stretch.NothingComesAnyway or Stretch.TrendGoesWrong;

    public static StretchCheck Unknown(string because) => new(Stretch.Unknown, null, because);

    /// <param name="assessment">With the forecast up to the deadline, if there is one.</param>
    public static StretchCheck Of(TargetAssessment assessment)
    {
        var goal = assessment.Goal;
        if (assessment.Target.NotTrackableBecause is { } because) return Unknown(because);
        if (assessment.Latest?.Value is not { } latest) return Unknown("Load figures of the measure; then we can say what comes anyway.");
        if (assessment.Status.IsVerdict()) return Unknown("The deadline has passed, so there is nothing left to forecast.");
        if (goal.IsMetBy(latest)) return new(Stretch.MetAlready, null, $"Met already: the latest figure is {assessment.Unit.ValueInWords(latest)}.");
        if (assessment.Projected is not [.., var last]) return Unknown(assessment.NoForecastBecause ?? "There is no forecast to compare it with.");

        var (forecast, unit) = (last.Point.Median, assessment.Unit);
        if (goal.IsMetBy(forecast)) return new(Stretch.MetWithoutNewAction, (goal.Value - latest) / (forecast - latest), $"Met without new action: the forecast alone reaches {unit.ValueInWords(forecast)}.");
        var (needed, coming) = (Math.Abs(goal.Value - latest), goal.Gap(forecast, latest));
        if (unit.Rounded(coming) == 0 || (coming > 0 && needed / coming > LargestShown)) return new(Stretch.NothingComesAnyway, null, "All of it has to be new: the forecast brings no change.");
        if (coming < 0) return new(Stretch.TrendGoesWrong, null, $"The trend goes the wrong way, by {unit.Difference(coming)} up to the deadline. It has to be turned first.");
        var factor = needed / coming;
        return new(Stretch.Stretching, factor, $"{factor.ToString("0.0", British)} times the change that comes anyway.");
    }

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
}
