using System.Reflection;
using System.Text.Json;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Places;
using MissionGov.Domain.Stocktakes;

namespace MissionGov.Web.Features.DemoPacks;

/// <summary>A ready-made set of missions with real figures, as entities that are ready to be saved.</summary>
/// <param name="Today">The day the pack is shown for: the clock of status and data age in demo mode.</param>
internal sealed record DemoPack(
    string Name,
    string Title,
    DateOnly Today,
    string Attribution,
    IReadOnlyList<PackSource> Sources,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Mission> Missions,
    IReadOnlyList<Intervention> Interventions,
    IReadOnlyList<PlanOverlaps> Overlaps,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<Stocktake> Stocktakes,
    IReadOnlyList<PackSeries> Series,
    DeliveryOfPack Delivery)
{
    private const string Folder = "DemoPacks/";
    private const string Definition = "/pack.json";

    private static readonly Assembly Here = typeof(DemoPack).Assembly;

    private static readonly IReadOnlyList<string> Files = [.. Here.GetManifestResourceNames()
        .Select(file => file.Replace('\\', '/'))
        .Where(file => file.StartsWith(Folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    /// <summary>The packs that ship with the product.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Files
        .Where(file => file.EndsWith(Definition, StringComparison.Ordinal))
        .Select(file => file[Folder.Length..^Definition.Length])];

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="places">Those that are there already, by code; they are used, and left out of <see cref="Places"/>.</param>
    /// <param name="indicators">The same, by slug.</param>
    public static DemoPack Read(string name, IReadOnlyDictionary<string, Place>? places = null, IReadOnlyDictionary<string, Indicator>? indicators = null) =>
        new PackAssembler(ReadFile(name), ReadFigures(name), places ?? new Dictionary<string, Place>(), indicators ?? new Dictionary<string, Indicator>()).Assemble();

    internal static PackFile ReadFile(string name)
    {
        if (!Names.Contains(name)) throw new ArgumentException($"There is no demo pack \"{name}\". Choose {string.Join(" or ", Names)}.", nameof(name));
        using var stream = Open(Folder + name + Definition);
        return JsonSerializer.Deserialize<PackFile>(stream, PackFile.Json)!;
    }

    internal static IReadOnlyList<PackFigure> ReadFigures(string name)
    {
        var figures = new List<PackFigure>();
        foreach (var file in Files.Where(file => file.StartsWith($"{Folder}{name}/", StringComparison.Ordinal) && file.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(Open(file));
            figures.AddRange(PackFigures.Read(file, reader));
        }

        return figures;
    }

    private static Stream Open(string file) => Here.GetManifestResourceStream(file)!;
}

/// <summary>The figures of one indicator for one place, oldest period first and earliest vintage first.</summary>
internal sealed record PackSeries(Guid IndicatorId, Guid PlaceId, IReadOnlyList<SourcedObservation> Observations);

internal sealed record SourcedObservation(Observation Observation, string Source);
