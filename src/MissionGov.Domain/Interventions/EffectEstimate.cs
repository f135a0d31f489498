using MissionGov.Analysis;

namespace MissionGov.Domain.Interventions;

/// <summary>How much one source says an intervention moves the target, were it to reach everybody and be done as designed.</summary>
/// <param name="Low">In the unit of the target's measure, and signed: −2 is two fewer. Of an expert guess the least that can be imagined; of a study the lower end of its 95% interval.</param>
/// <param name="Central">The likeliest value.</param>
/// <param name="High">As the low one, at the other end. Low is the smaller number, whichever is better.</param>
public sealed record EffectEstimate(Guid Id, double Low, double Central, double High)
{
    public const int LongestPlain = 300;
    public const int MostStrength = 5;
    public const int MostCost = 5;

    // Nothing that governments count is larger, and no range that anybody means is narrower.
    private const double Largest = 1e15;
    private const double Narrowest = 1e-9;

    /// <summary>The effect as somebody would tell it: "five months of extra progress a year".</summary>
    public string Plain { get; init => field = Wording.Line(value); } = "";

    /// <summary>Who says so and where, or whose guess it is.</summary>
    public string Source { get; init => field = Wording.Line(value); } = "";

    public string SourceUrl { get; init => field = Wording.Line(value); } = "";

    public EvidenceLevel Evidence { get; init; }

    /// <summary>0 to 5, by the number and the quality of the studies; 0 is allowed, and says that nobody knows.</summary>
    public int Strength { get; init; }

    /// <summary>1, very cheap a person or site, to 5, very dear.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>Somebody looked twice at an effect that leads away from the goal, and meant it.</summary>
    public bool IsKnownHarm { get; init; }

    /// <summary>Why it does not count; null while it does.</summary>
    public SetAside? SetAside { get; init; }

    public DateOnly GivenOn { get; init; }

    public bool Counts => SetAside is null;

    /// <summary>Whether it leads away from a goal of that direction.</summary>
    public bool LeadsAway(Direction direction) => direction == Direction.AtLeast ? Central < 0 : Central > 0;

    public IEnumerable<FieldProblem> Problems(Direction direction) =>
    [
        .. Unless(Math.Abs(Central) <= Largest, "central", "Enter the effect as a number"),
        .. Unless(Math.Abs(Low) <= Largest, "low", "Enter the low end as a number"),
        .. Unless(Math.Abs(High) <= Largest, "high", "Enter the high end as a number"),
        .. Unless(!(High - Low < Narrowest), "low", "The low end must be below the high end. Nobody knows an effect to the last digit"),
        .. Unless(Low > High || !(Central < Low || Central > High), "central", "The central effect must lie between the low end and the high end"),
        .. Unless(IsKnownHarm || !LeadsAway(direction), "harm", $"This effect leads away from the goal: {(direction == Direction.AtLeast ? "lower" : "higher")} is worse here. Change its sign, or say that you mean it"),
        .. FieldChecks.Within("plain", Plain, LongestPlain, "The effect in words"),
        .. FieldChecks.Needed("source", Source, "Name the source. A guess is fine: say whose it is"),
        .. FieldChecks.Within("source", Source, Wording.LongestLine, "The source"),
        .. FieldChecks.Within("source-url", SourceUrl, Wording.LongestLine, "The address"),
        .. Unless(SourceUrl.Length == 0 || (Uri.TryCreate(SourceUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"), "source-url", "Enter a web address that starts with https://"),
        .. Unless(Enum.IsDefined(Evidence), "evidence", "Choose what the estimate rests on"),
        .. Unless(Strength is >= 0 and <= MostStrength, "strength", $"Strength must be a whole number from 0 to {MostStrength}"),
        .. Unless(Cost is >= 1 and <= MostCost, "cost", $"Cost must be a whole number from 1 to {MostCost}"),
    ];

    private static IEnumerable<FieldProblem> Unless(bool isFine, string field, string message) => isFine ? [] : [new(field, message)];
}

/// <summary>An estimate that does not count, and why.</summary>
public sealed record SetAside(string Reason, string Who, DateTimeOffset At);
