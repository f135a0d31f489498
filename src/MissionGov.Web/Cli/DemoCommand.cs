using System.Text.Json;
using MissionGov.Domain;
using MissionGov.Web.Features.DemoPacks;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Cli;

/// <summary>"demo load|remove [PACK…] [--json]": brings the demo packs in or takes them away; without a name, all of them.</summary>
internal static class DemoCommand
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misused = 2;
    private const string Json = "--json";

    public const string Usage = "Usage: demo load|remove [PACK...] [--json]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Mediator mediator, TextWriter output, TextWriter errors, CancellationToken ct = default)
    {
        var words = arguments.Where(argument => argument != Json).ToList();
        if (words is not ["load" or "remove", .. var named] || named.Any(name => !DemoPack.Names.Contains(name)))
        {
            await errors.WriteLineAsync($"{Usage}\nPacks: {string.Join(", ", DemoPack.Names)}");
            return Misused;
        }

        var exit = Done;
        foreach (var pack in named.Count > 0 ? named.Distinct() : DemoPack.Names)
        {
            var problem = words[0] == "load" ? await mediator.SendAsync(new LoadDemoPack(pack), ct: ct) : await mediator.SendAsync(new RemoveDemoPack(pack), ct: ct);
            var unchanged = problem?.Code is LoadDemoPack.AlreadyLoaded or RemoveDemoPack.NotLoaded;
            if (problem is not null && !unchanged) exit = Refused;
            await (problem is null || unchanged || arguments.Contains(Json) ? output : errors).WriteLineAsync(arguments.Contains(Json) ? AsJson(pack, words[0], problem, unchanged) : InWords(pack, words[0], problem));
        }

        return exit;
    }

    private static string AsJson(string pack, string action, Problem? problem, bool unchanged) =>
        JsonSerializer.Serialize(new { pack, action, changed = problem is null, problem = unchanged ? null : problem }, JsonSerializerOptions.Web);

    private static string InWords(string pack, string action, Problem? problem) =>
        problem?.Message ?? $"Demo pack \"{pack}\" {(action == "load" ? "loaded" : "removed")}.";
}
