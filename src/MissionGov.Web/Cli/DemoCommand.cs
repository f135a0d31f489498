using System.Text.Json;
using MissionGov.Domain;
using MissionGov.Web.Data;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Cli;

/// <summary>demo: brings the demo packs in or takes them away; without a name, all of them. What is so already is no fault.</summary>
internal sealed class DemoCommand : ICliCommand
{
    private const string Json = "--json";

    public string Name => "demo";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args.Where(argument => argument != Json).ToList() is not ["load" or "remove", .. var named] || named.Any(name => !DemoPack.Names.Contains(name)))
            return CommandLine.Fail($"Usage: demo load|remove [{string.Join("] [", DemoPack.Names)}] [{Json}]", CommandLine.Usage);

        await CommandLine.PrepareAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<Mediator>();
        var outcomes = new List<Outcome>();
        foreach (var pack in named.Count > 0 ? named.Distinct() : DemoPack.Names)
        {
            var problem = args.Contains("load") ? await mediator.SendAsync(new LoadDemoPack(pack), ct: ct) : await mediator.SendAsync(new RemoveDemoPack(pack), ct: ct);
            outcomes.Add(new Outcome(pack, args.Contains("load"), problem));
            outcomes[^1].Print(args.Contains(Json));
        }

        if (outcomes.Exists(outcome => outcome.Problem is null)) Console.Error.WriteLine("If the program is serving pages now, start it again: only then does it notice that the demo came or went.");
        return outcomes.Exists(outcome => outcome.IsRefused) ? CommandLine.Refused : CommandLine.Done;
    }

    private sealed record Outcome(string Pack, bool Load, Problem? Problem)
    {
        public bool IsRefused => Problem is not null and not { Code: LoadDemoPack.AlreadyLoaded or RemoveDemoPack.NotLoaded };

        public void Print(bool json)
        {
            var message = Problem?.Message ?? $"The demo pack \"{Pack}\" is {(Load ? "loaded" : "removed")}.";
            if (json) Console.WriteLine(JsonSerializer.Serialize(new { Pack, Loaded = Load && !IsRefused, Changed = Problem is null, Problem = IsRefused ? Problem : null }, AsJson.Options));
            else if (!IsRefused) Console.WriteLine(message);
            if (IsRefused) Console.Error.WriteLine(message);
        }
    }
}
