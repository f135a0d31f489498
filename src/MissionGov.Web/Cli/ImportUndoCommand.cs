using System.Globalization;
using System.Text.Json;
using MissionGov.Domain;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Cli;

/// <summary>import undo and import restore: take an import back, or put it back, through the same command as the page.</summary>
internal static class ImportUndoCommand
{
    public const string Undo = "undo";
    public const string Restore = "restore";
    public const string Usage = "Usage: import undo|restore NUMBER --reason TEXT [--json]";

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        var words = args.Where(word => word != "--json").ToList();
        if (words is not [var verb, var text, "--reason", var reason] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return CommandLine.Fail(Usage, CommandLine.Usage);

        await CommandLine.PrepareAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<Mediator>();
        var problem = verb == Undo ? await mediator.SendAsync(new UndoImport(number), reason, ct: ct) : await mediator.SendAsync(new RestoreImport(number), reason, ct: ct);
        if (problem is { Code: Mediator.NotFound }) problem = new Problem(problem.Code, $"There is no import {number}.");
        if (problem is not null) Console.Error.WriteLine(problem.Message);
        if (args.Contains("--json")) Console.WriteLine(JsonSerializer.Serialize(new { Batch = number, Changed = problem is null, Problem = problem }, AsJson.Options));
        else if (problem is null) Console.WriteLine($"Import {number} is {(verb == Undo ? "taken back" : "put back")}.");
        return problem is null ? CommandLine.Done : CommandLine.Refused;
    }
}
