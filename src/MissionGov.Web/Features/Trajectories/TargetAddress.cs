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

    public string Page => $"/missions/{Mission}/targets/{Target}{Query}";

    public string File(string extension) => $"/missions/{Mission}/targets/{Target}.{extension}{Query}";

    private string Query
    {
        get
        {
            var query = new QueryBuilder();
            if (Part != TargetPart.Forecast) query.Add("view", TargetFilter.Code(Part));
            if (Everything) query.Add("show", All);
            if (AsAt is { } asAt) query.Add("as-at", Iso(asAt));
            if (KnownOn is { } knownOn) query.Add("known-on", Iso(knownOn));
            if (Measures.Count > 0) query.Add("measure", Measures is [var one] ? TargetFilter.Code(one) : All);
            return query.ToString();
        }
    }

    /// <summary>The days are read apart, as a day that cannot be read is a question to answer; any other such part counts as not asked.</summary>
    internal static TargetAddress Of(string mission, string target, IQueryCollection query) => new(mission, target)
    {
        Part = TargetFilter.Named<TargetPart>(query["view"]) ?? TargetPart.Forecast,
        Everything = query["show"] == All,
        Measures = query["measure"] == All ? Enum.GetValues<ProgressMeasure>() : TargetFilter.Named<ProgressMeasure>(query["measure"]) is { } measure ? [measure] : [],
    };

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
