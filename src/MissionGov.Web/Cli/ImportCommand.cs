using System.Globalization;
using System.Text.RegularExpressions;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Cli;

/// <summary>import: loads files of figures, each all or nothing, through the same preview and command as the page.</summary>
internal sealed partial class ImportCommand : ICliCommand
{
    public string Name => "import";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args is [ImportUndoCommand.Undo or ImportUndoCommand.Restore, ..]) return await ImportUndoCommand.RunAsync(services, args, ct);
        if (ImportArguments.Parse(args, out var wrong) is not { } arguments) return CommandLine.Fail($"{wrong} {ImportArguments.Usage}", CommandLine.Usage);

        await CommandLine.PrepareAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        await services.GetRequiredService<DemoStart>().JoinAsync(scope.ServiceProvider, ct);
        var mediator = scope.ServiceProvider.GetRequiredService<Mediator>();
        var kept = services.GetRequiredService<KeptFiles>();
        var refused = false;
        foreach (var path in InOrder(arguments))
        {
            var report = await ReadableAsync(path, arguments, mediator, kept, ct);
            refused |= report.Messages.Count > 0 && !report.IsHeld;
            report.Print(arguments.Json);
        }

        return refused ? CommandLine.Refused : CommandLine.Done;
    }

    // Oldest first, as the figures became known: each file is then compared with the edition before it.
    private static IEnumerable<string> InOrder(ImportArguments arguments) =>
        arguments.KnownOnFromName ? arguments.Files.OrderBy(path => DayIn(Path.GetFileName(path))) : arguments.Files;

    // A file that cannot be opened, or not to its end, is refused like any other; the rest go on.
    private static async Task<ImportReport> ReadableAsync(string path, ImportArguments arguments, Mediator mediator, KeptFiles kept, CancellationToken ct)
    {
        try
        {
            var report = await ImportAsync(path, arguments, mediator, ct);

            // Where the pages keep the files that people choose, so that each import has its own to show.
            if (report.Saved && kept.HasHome) await KeepAsync(path, kept, ct);
            return report;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ImportReport.Refuse(Path.GetFileName(path), "The file cannot be read. Check that you may read it and that nothing else is writing it.");
        }
    }

    private static async Task KeepAsync(string path, KeptFiles kept, CancellationToken ct)
    {
        await using var bytes = File.OpenRead(path);
        await kept.KeepAsync(bytes, ct);
    }

    private static async Task<ImportReport> ImportAsync(string path, ImportArguments arguments, Mediator mediator, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return ImportReport.Refuse(name, "There is no such file, or it may not be read.");
        if (arguments.KnownOnFromName && DayIn(name) is null) return ImportReport.Refuse(name, "The name holds no day such as 2026-01-31. Give --known-on a date.");

        var knownOn = arguments.KnownOnFromName ? DayIn(name) : arguments.KnownOn;
        var file = new ImportFile(path, name, arguments.Indicator, arguments.Map, knownOn, arguments.IsWhole, Sheet: arguments.Sheet, HeadingRow: arguments.HeadingRow)
        {
            IsOnServer = true,
            HasFractions = arguments.HasFractions,
            MonthFirst = arguments.MonthFirst,
        };
        if (arguments.DryRun) return await PreviewAsync(file, mediator, ct);

        var id = Guid.CreateVersion7();
        if (arguments.ReleaseAt is { } at) return await HoldAsync(file, id, at, arguments, mediator, ct);
        IReadOnlyList<string> remarks = [];
        var command = new ImportObservations(file) { Seen = (read, jumps) => remarks = [.. ImportWords.Remarks(read), .. jumps.Select(ImportWords.Jump)] };
        var problem = await mediator.SendAsync(command, commandId: id, ct: ct);
        if (problem is null && await mediator.AskAsync(new GetImport(id), ct) is { } imported) return ImportReport.Of(name, imported) with { Remarks = remarks };

        // The command says only that it refused; the preview says every row.
        return problem is { Code: ImportRun.Problems or ImportRun.SameFile or PercentFractions.Asked } ? await PreviewAsync(file, mediator, ct) : ImportReport.Refuse(name, problem!.Message);
    }

    // Held: what it would change is reported, and nothing of it is saved where anybody could see it.
    private static async Task<ImportReport> HoldAsync(ImportFile file, Guid id, DateTimeOffset at, ImportArguments arguments, Mediator mediator, CancellationToken ct)
    {
        var preview = await PreviewAsync(file, mediator, ct);
        if (preview.Messages.Count > 0) return preview;
        var problem = await mediator.SendAsync(new HoldRelease(id, file, at, arguments.ReleaseName ?? ""), commandId: id, ct: ct);
        return problem is null ? preview with { HeldUntil = at } : ImportReport.Refuse(file.Name, problem.Message);
    }

    private static async Task<ImportReport> PreviewAsync(ImportFile file, Mediator mediator, CancellationToken ct)
    {
        var preview = await mediator.AskAsync(new PreviewImport(file), ct);
        return preview.Refusal is { Code: ImportRun.SameFile } same && await mediator.AskAsync(new GetHeldFile(preview.Hash), ct) is { } held
            ? ImportReport.Of(file.Name, held, same.Message)
            : ImportReport.Of(file.Name, preview);
    }

    private static DateOnly? DayIn(string name) =>
        DayOfName().Match(name) is { Success: true } day && DateOnly.TryParseExact(day.Value.Replace("-", ""), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    [GeneratedRegex(@"(?<!\d)\d{4}-?\d{2}-?\d{2}(?!\d)")]
    private static partial Regex DayOfName();
}
