using System.Text.Json;
using MissionGov.Domain.Places;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations.Formats;
using MissionGov.Web.Features.Observations.Places;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Cli;

/// <summary>places: loads a file of places, all or nothing, through the same preview and command as the page.</summary>
internal sealed class PlacesCommand : ICliCommand
{
    private const string Help = "Usage: places import FILE [--dry-run] [--json]";

    public string Name => "places";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var switches = args.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (args.Except(switches).ToList() is not ["import", var path] || switches.Except(["--dry-run", "--json"]).Any()) return CommandLine.Fail(Help, CommandLine.Usage);
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return CommandLine.Fail($"{name}: There is no such file, or it may not be read.", CommandLine.Refused);

        await CommandLine.PrepareAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<Mediator>();
        var source = new PlaceSource(path, name);
        var preview = await mediator.AskAsync(new PreviewPlaces(source), ct);
        var saved = false;
        if (preview.CanImport && !switches.Contains("--dry-run"))
        {
            if (await mediator.SendAsync(new ImportPlaces(source), ct: ct) is { } problem) return CommandLine.Fail($"{name}: {problem.Message}", CommandLine.Refused);
            saved = true;
        }

        foreach (var problem in preview.Problems.Listed) Console.Error.WriteLine($"{name}: {problem.Message}");
        if (preview.Problems.Count > preview.Problems.Listed.Count) Console.Error.WriteLine($"{name}: And {preview.Problems.Count - preview.Problems.Listed.Count} more problems.");
        var report = new Report(name, preview.Rows, preview.New, preview.Changed, preview.Unchanged, preview.Recoded, preview.Problems.Listed, saved);
        Console.WriteLine(switches.Contains("--json")
            ? JsonSerializer.Serialize(report, AsJson.Options)
            : $"{name}: {report.Rows} rows; {report.New} new, {report.Changed} changed, {report.Unchanged} unchanged. {(saved ? "Saved." : "Nothing saved.")}");
        return preview.Problems.Count > 0 ? CommandLine.Refused : CommandLine.Done;
    }

    private sealed record Report(string File, int Rows, int New, int Changed, int Unchanged, IReadOnlyList<Recode> Recoded, IReadOnlyList<FileProblem> Problems, bool Saved);
}
