using System.Globalization;
using MissionGov.Analysis;

namespace MissionGov.Domain.Missions;

/// <summary>What a person says about a measure.</summary>
public sealed record IndicatorDetails
{
    private const int MostDecimals = 6;
    private const int LongestLag = 3650;
    private const int MostMonths = 120;

    public string Name { get; init => field = Wording.Line(value); } = "";

    public string Population { get; init => field = Wording.Line(value); } = "";

    public UnitKind UnitKind { get; init; }

    public string Noun { get; init => field = Wording.Line(value); } = "";

    public int Decimals { get; init; }

    public Direction? Improvement { get; init; }

    public Frequency Frequency { get; init; } = Frequency.Annual;

    public int? MonthsBetweenFigures { get; init; }

    public Accumulation Accumulation { get; init; }

    public MeasureClass Class { get; init; } = MeasureClass.Outcome;

    public StatisticsKind Statistics { get; init; }

    public double? LowerBound { get; init; }

    public double? UpperBound { get; init; }

    public int LagDays { get; init; }

    public string Source { get; init => field = Wording.Line(value); } = "";

    public string SourceUrl { get; init => field = Wording.Line(value); } = "";

    public IReadOnlyList<SeriesBreak> Breaks { get; init; } = [];

    public Unit Unit => new(UnitKind, UnitKind == UnitKind.Percent ? "" : Noun, Decimals);

    /// <param name="others">Names of the other measures.</param>
    public IEnumerable<FieldProblem> Problems(IEnumerable<string> others) =>
    [
        .. FieldChecks.Needed("name", Name, "Enter a name"),
        .. FieldChecks.Within("name", Name, PlainTitle.Longest, "The name"),
        .. FieldChecks.Unlike("name", Name, others, "measure"),
        .. FieldChecks.Within("population", Population, Wording.LongestLine, "The population"),
        .. FieldChecks.Within("noun", Noun, Wording.LongestLine, "What is counted"),
        .. UnitKind is UnitKind.Count or UnitKind.Rate ? FieldChecks.Needed("noun", Noun, UnitKind == UnitKind.Rate ? "Say what the rate is per, like per 1,000" : "Say what is counted, like homes") : [],
        .. Outside("decimals", Decimals is >= 0 and <= MostDecimals, $"Decimals must be a whole number from 0 to {MostDecimals}"),
        .. Outside("months-between", MonthsBetweenFigures is null or (>= 1 and <= MostMonths), $"Months must be a whole number from 1 to {MostMonths}"),
        .. Outside("lag", LagDays is >= 0 and <= LongestLag, $"Days must be a whole number from 0 to {LongestLag:N0}"),
        .. Outside("lower", LowerBound is null || double.IsFinite(LowerBound.Value), "Enter a number"),
        .. Outside("upper", UpperBound is null || UpperBound > (LowerBound ?? double.NegativeInfinity), "The highest value must be above the lowest"),
        .. FieldChecks.Needed("source", Source, "Name who publishes the figures"),
        .. FieldChecks.Within("source", Source, Wording.LongestLine, "The source"),
        .. FieldChecks.Within("source-url", SourceUrl, Wording.LongestLine, "The address"),
        .. Outside("source-url", SourceUrl.Length == 0 || (Uri.TryCreate(SourceUrl, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"), "Enter a web address that starts with https://"),
        .. Breaks.SelectMany(broken => FieldChecks.Real("breaks", broken.From, earliest: 1900)),
        .. Breaks.SelectMany(broken => FieldChecks.Needed("breaks", broken.Reason, "Say after each date what changed")),
        .. FieldChecks.Within("breaks", string.Concat(Breaks.Select(broken => broken.Reason)), Wording.LongestText, "The breaks"),
    ];

    public static IndicatorDetails Of(Indicator indicator) => new()
    {
        Name = indicator.Name,
        Population = indicator.Population,
        UnitKind = indicator.Unit.Kind,
        Noun = indicator.Unit.Noun,
        Decimals = indicator.Unit.Decimals,
        Improvement = indicator.Improvement,
        Frequency = indicator.Frequency,
        MonthsBetweenFigures = indicator.MonthsBetweenFigures,
        Accumulation = indicator.Accumulation,
        Class = indicator.Class,
        Statistics = indicator.Statistics,
        LowerBound = indicator.LowerBound,
        UpperBound = indicator.UpperBound,
        LagDays = indicator.LagDays,
        Source = indicator.Source,
        SourceUrl = indicator.SourceUrl,
        Breaks = indicator.Breaks,
    };

    internal FieldChanges ChangesFrom(IndicatorDetails? before) => new FieldChanges()
        .Add("name", before?.Name, Name)
        .Add("population", before?.Population, Population)
        .Add("unit", Words(before?.Unit), Words(Unit))
        .Add("better", before?.Improvement?.Words(), Improvement?.Words())
        .Add("frequency", before?.Frequency.ToString(), Frequency.ToString())
        .Add("months between figures", Words(before?.MonthsBetweenFigures), Words(MonthsBetweenFigures))
        .Add("running total", before?.Accumulation == Accumulation.Cumulative, Accumulation == Accumulation.Cumulative)
        .Add("kind", before?.Class.ToString(), Class.ToString())
        .Add("statistics", before?.Statistics.Words(), Statistics.Words())
        .Add("lowest value", Words(before?.LowerBound), Words(LowerBound))
        .Add("highest value", Words(before?.UpperBound), Words(UpperBound))
        .Add("days to publication", Words(before?.LagDays), Words(LagDays))
        .Add("source", before?.Source, Source)
        .Add("address of the source", before?.SourceUrl, SourceUrl)
        .Add("breaks", Words(before?.Breaks), Words(Breaks));

    private static IEnumerable<FieldProblem> Outside(string field, bool isFine, string message) => isFine ? [] : [new(field, message)];

    private static string? Words(Unit? unit) => unit is null ? null : $"{unit.Kind}, {unit.Noun}, {unit.Decimals} decimals";

    private static string? Words(IFormattable? number) => number?.ToString(null, CultureInfo.GetCultureInfo("en-GB"));

    private static string? Words(IReadOnlyList<SeriesBreak>? breaks) => breaks is null ? null : string.Join("; ", breaks.Select(broken => $"{FieldChanges.Day(broken.From)}: {broken.Reason}"));
}
