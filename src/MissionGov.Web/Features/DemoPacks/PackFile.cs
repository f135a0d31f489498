using System.Text.Json;
using System.Text.Json.Serialization;
using MissionGov.Analysis;
using MissionGov.Domain.Missions;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>A pack.json as written: things refer to one another by slug and code, and every period is ISO 8601.</summary>
internal sealed record PackFile(
    string Name,
    string Title,
    DateOnly Today,
    IReadOnlyList<DateOnly> Stocktakes,
    string Attribution,
    IReadOnlyList<PackSource> Sources,
    IReadOnlyList<PackPlace> Places,
    IReadOnlyList<PackIndicator> Indicators,
    IReadOnlyList<PackMission> Missions)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // A misspelt member would otherwise be dropped in silence.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        IgnoreReadOnlyProperties = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new PeriodJson() },
    };
}

/// <summary>Whom to thank for the figures, and under what licence.</summary>
internal sealed record PackSource(string Name, string Url, string Licence);

internal sealed record PackPlace(string Code, string Name, string Level);

internal sealed record PackIndicator(
    string Slug,
    string Name,
    string Population,
    Unit Unit,
    Frequency Frequency,
    int LagDays,
    string Source,
    string SourceUrl,
    Direction? Improvement = null,
    Accumulation Accumulation = Accumulation.Period,
    MeasureClass Class = MeasureClass.Outcome,
    double? LowerBound = null,
    double? UpperBound = null,
    IReadOnlyList<SeriesBreak>? Breaks = null,
    int? MonthsBetweenFigures = null);

internal sealed record PackMission(
    string Slug,
    string Name,
    string Purpose,
    string LeadMinister,
    string SeniorResponsibleOwner,
    DeliveryUnit Unit,
    IReadOnlyList<PackTarget> Targets,
    IReadOnlyList<PackIntervention> Interventions,
    IReadOnlyList<PackMilestone> Milestones,
    IReadOnlyList<PackDecision> Decisions,
    bool Closed = false,
    IReadOnlyList<PackAnswer>? Plan = null,
    PackChain? Chain = null,
    IReadOnlyDictionary<string, IReadOnlyList<PackDriver>>? Drivers = null,
    IReadOnlyList<PackOverlap>? Overlaps = null,
    IReadOnlyList<PackTogether>? Together = null);

internal sealed record PackTarget(
    string Slug,
    string Indicator,
    string Place,
    string Name,
    string Promise,
    Commitment Commitment,
    string Owner,
    StretchGoal Goal,
    string? NotTrackableBecause = null);

internal sealed record PackMilestone(
    string Name,
    string Owner,
    DateOnly Due,
    bool Illustrative,
    string? Target = null,
    IReadOnlyList<PackSlip>? Slips = null,
    DateOnly? MetOn = null,
    string? Source = null,
    DateOnly? Start = null,
    IReadOnlyList<string>? WaitsFor = null,
    IReadOnlyList<PackBlocker>? Blockers = null);

internal sealed record PackSlip(DateOnly On, DateOnly To, string Reason);

internal sealed record PackDecision(
    string Question,
    string Options,
    string Owner,
    DateOnly Due,
    bool Illustrative,
    DateOnly? DecidedOn = null,
    string? Source = null);
