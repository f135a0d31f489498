using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;

namespace MissionGov.Web.Cli;

/// <summary>audit: checks that nobody touched the audit behind the product's back, and prints its head to be noted elsewhere.</summary>
internal sealed class AuditCommand : ICliCommand
{
    private const string Help = "Usage: audit verify [--head LINE:HASH] [--json], or audit head [--json]. LINE:HASH is what audit head printed earlier.";

    public string Name => "audit";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args is not [var verb, .. var rest]) return CommandLine.Fail(Help, CommandLine.Usage);
        var json = rest.Contains("--json");
        rest = [.. rest.Where(word => word != "--json")];
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        return (verb, rest) switch
        {
            ("head", []) => await HeadAsync(db, json, ct),
            ("verify", []) => await VerifyAsync(db, null, json, ct),
            ("verify", ["--head", var text]) when Noted(text) is { } noted => await VerifyAsync(db, noted, json, ct),
            _ => CommandLine.Fail(Help, CommandLine.Usage),
        };
    }

    private static async Task<int> HeadAsync(MissionGovDb db, bool json, CancellationToken ct)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(ct);
        var words = AuditHead.Words(head.Sequence, head.Hash);
        Console.WriteLine(json ? JsonSerializer.Serialize(new { Head = words }, AsJson.Options) : words);
        return CommandLine.Done;
    }

    private static async Task<int> VerifyAsync(MissionGovDb db, (long Sequence, string Hash)? noted, bool json, CancellationToken ct)
    {
        var report = await AuditCheck.RunAsync(db, noted, ct);
        var sound = report.Findings.Count == 0;
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { Sound = sound, report.Lines, report.Head, report.Findings }, AsJson.Options));
        else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Lines} lines, {(sound ? "every one as it was written" : $"{report.Findings.Count} findings")}. Head: {report.Head}"));
        foreach (var finding in report.Findings) Console.Error.WriteLine(finding.Message);
        return sound ? CommandLine.Done : CommandLine.Refused;
    }

    private static (long, string)? Noted(string text) =>
        text.Split(':') is [var number, { Length: 2 * AuditHash.Length } hash] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? (sequence, hash) : null;
}
