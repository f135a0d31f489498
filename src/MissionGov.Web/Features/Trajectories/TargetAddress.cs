using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using MissionGov.Analysis.Progress;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>A part of a target's page.</summary>
public enum TargetPart
{
    Forecast,
    Signal,
}

/// <summary>Which target, from which day, and what of it: all of it stands in the address, of the page and of its files alike.</summary>
public sealed record TargetAddress(string Mission, string Target)
{
    internal const string All = "all";

    /// <summary>Periods up to this day at the best vintage held; null for today.</summary>
    public DateOnly? AsAt { get; init; }

    /// <summary>Only what was published by this day; null for everything.</summary>
    public DateOnly? KnownOn { get; init; }

    public TargetPart Part { get; init; }

    /// <summary>Rules of other bodies that are shown beside the status: none, one, or all.</summary>
    public IReadOnlyList<ProgressMeasure> Measures { get; init; } = [];

    /// <summary>A control chart of all figures, not only the latest.</summary>
    public bool Everything { get; init; }

    public bool IsReplay => AsAt is not null || KnownOn is not null;

    public string Path => $"/missions/{Mission}/targets/{Target}";

    public string Page => Path + Query;

    public string File(string extension) => $"{Path}.{extension}{Query}";

    /// <summary>What stands behind the question mark, for forms that keep it.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            if (Part != TargetPart.Forecast) yield return new("view", TargetFilter.Code(Part));
            if (Everything) yield return new("show", All);
            if (AsAt is { } asAt) yield return new("as-at", Iso(asAt));
            if (KnownOn is { } knownOn) yield return new("known-on", Iso(knownOn));
            if (Measures.Count > 0) yield return new("measure", Measures is [var one] ? TargetFilter.Code(one) : All);
        }
    }

    public string Query => new QueryBuilder(Parameters).ToString();

    /// <summary>The days are read apart, as a day that cannot be read is a question to answer; any other such part counts as not asked.</summary>
    internal static TargetAddress Of(string mission, string target, IQueryCollection query) => new(mission, target)
    {
        Part = TargetFilter.Named<TargetPart>(query["view"]) ?? TargetPart.Forecast,
        Everything = query["show"] == All,
        Measures = query["measure"] == All ? Enum.GetValues<ProgressMeasure>() : TargetFilter.Named<ProgressMeasure>(query["measure"]) is { } measure ? [measure] : [],
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
