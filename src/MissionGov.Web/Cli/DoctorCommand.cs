using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Data;
using Npgsql;

namespace MissionGov.Web.Cli;

/// <summary>doctor: looks at the database without changing it and says what is wrong.</summary>
internal sealed class DoctorCommand : ICliCommand
{
    public string Name => "doctor";

    public async Task<int> RunAsync(IServiceProvider services, string[] args, CancellationToken ct)
    {
        if (args.Except(["--json"]).Any()) return CommandLine.Fail("Usage: doctor [--json]", CommandLine.Usage);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        var address = services.GetRequiredService<DatabaseAddress>();
        var report = await ExamineAsync(db, address, ct);
        if (args.Contains("--json")) Console.WriteLine(JsonSerializer.Serialize(report, AsJson.Options));
        else foreach (var (finding, value) in report.Lines) Console.WriteLine($"{finding}: {value}");
        foreach (var problem in report.Problems) Console.Error.WriteLine(problem);
        return report.Problems.Count == 0 ? CommandLine.Done : CommandLine.Refused;
    }

    private static async Task<Report> ExamineAsync(MissionGovDb db, DatabaseAddress address, CancellationToken ct)
    {
        var lines = new Dictionary<string, string> { ["server"] = address.Embedded ? "embedded" : "configured" };
        var problems = new List<string>();
        try
        {
            lines["version"] = await db.Database.SqlQuery<string>($"""select current_setting('server_version') as "Value" """).SingleAsync(ct);
            foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes" })
            {
                var value = await db.Database.SqlQuery<string>($"""select current_setting({setting}) as "Value" """).SingleAsync(ct);
                lines[setting] = value;
                if (value == "off") problems.Add($"{setting} is off: a power cut can lose saved work. Turn it on in the server's configuration.");
            }

            var waiting = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
            lines["migrations waiting"] = waiting.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (waiting > 0) problems.Add("The tables are not up to date. Start the program, or run the command migrate.");
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            problems.Add("The database does not exist yet. Start the program, or run the command migrate.");
        }

        return new Report(lines, problems);
    }

    private sealed record Report(IReadOnlyDictionary<string, string> Lines, IReadOnlyList<string> Problems);
}
