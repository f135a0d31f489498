using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Tests;
using MissionGov.Web.Cluster;
using MissionGov.Web.Features.Observations;

namespace MissionGov.Web.Tests.Faults;

/// <summary>
/// The program and its database are killed, again and again, while one large file after the other is imported and somebody reads.
/// MISSIONGOV_KILL_ROWS sets the size of a file: 1000000 for the full measure.
/// </summary>
public sealed partial class ImportKilledTests(ITestOutputHelper output)
{
    private const int Kills = 20;

    // Every third takes the program down, the others its database: a start of the program takes longest.
    private const int ProgramEvery = 3;
    private const int LooksBetween = 40;
    private const int MonthsOfPlace = 900;
    private const int UsualRows = 9_000;

    private static readonly string[] Measures = ["First under fire", "Second under fire"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private static readonly int Places = (int.TryParse(Environment.GetEnvironmentVariable("MISSIONGOV_KILL_ROWS"), out var rows) ? rows : UsualRows) / MonthsOfPlace / Measures.Length;

    [Fact]
    public async Task Readers_see_all_or_nothing_and_every_import_ends_by_itself()
    {
        using var folder = new ScratchFolder("faults");
        using var program = new RestartedApp(folder.Path);
        await program.StartAsync();
        using var analyst = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = program.Address, Timeout = TimeSpan.FromMinutes(2) };
        await PostAsync(analyst, "/persona", new FormUrlEncodedContent(new Dictionary<string, string> { [Caller.Token] = await TokenAsync(analyst, "/persona"), ["title"] = "Delivery analyst", ["from"] = "/" }));

        var clock = Stopwatch.StartNew();
        List<Guid> imports = [await StartAsync(analyst, 0)];
        await UntilDoneAsync(program, analyst, imports[0]);
        var usual = clock.Elapsed;
        using var end = new CancellationTokenSource();
        var reading = Task.Run(() => ReadAsync(program.Address, end.Token));

        var killed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            imports.Add(await StartAsync(analyst, kill + 1));

            // Somewhere in one of twenty equal parts of the time that an import takes, and a little after it.
            await Task.Delay(usual * 1.2 * ((kill + Random.Shared.NextDouble()) / Kills), TestContext.Current.CancellationToken);
            var (step, isProgram) = (await StepAsync(analyst, imports[^1]), kill % ProgramEvery == 0);
            if (isProgram) program.Kill();
            else KillDatabase(folder.Path);
            killed[$"{(isProgram ? "program" : "database")} while {step}"] = killed.GetValueOrDefault($"{(isProgram ? "program" : "database")} while {step}") + 1;
            if (isProgram) await program.StartAsync();
            await UntilDoneAsync(program, analyst, imports[^1]);
        }

        await end.CancelAsync();
        var (polls, mixed) = await reading;
        output.WriteLine($"{Kills} kills over imports of {Places * MonthsOfPlace * Measures.Length} rows, {usual.TotalSeconds:F1} s each, in {clock.Elapsed.TotalSeconds:F0} s: {string.Join(", ", killed.Select(kind => $"{kind.Key} {kind.Value}"))}; {polls} polls answered, {mixed.Count} mixed");
        Assert.Empty(mixed);
        Assert.True(polls > 0);

        program.Kill();
        await CompareAsync(folder.Path, imports);
    }

    private static async Task CompareAsync(string folder, List<Guid> imports)
    {
        await using var cluster = await EmbeddedCluster.OpenAsync(TestPostgres.Options(folder) with { Durable = true }, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using var services = TestData.UseCases(cluster.ConnectionString("missiongov"));
        var done = await TestData.ReadAsync(services, db => db.Audit.Where(line => line.Event == nameof(ObservationsImported)).OrderBy(line => line.Id).Select(line => line.CommandId).ToListAsync());
        Assert.Equal(imports, done);

        var figures = await TestData.ReadAsync(services, db => (
            from seen in db.Observations
            join series in db.Series on seen.SeriesId equals series.Id
            join indicator in db.Indicators on series.IndicatorId equals indicator.Id
            join place in db.Places on series.PlaceId equals place.Id
            where Measures.Contains(indicator.Name)
            orderby indicator.Name, place.Code, seen.PeriodStart, seen.KnownOn, seen.BatchId
            select new { indicator.Name, place.Code, seen.PeriodStart, seen.Value }).ToListAsync());
        Assert.Equal(imports.Count * Places * MonthsOfPlace * Measures.Length, figures.Count);
        var newest = figures.GroupBy(figure => (figure.Name, figure.Code, figure.PeriodStart)).Select(vintages => vintages.Last());
        Assert.Equal(
            Sum(Lines(imports.Count - 1)),
            Sum(newest.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name},{figure.Code},{figure.PeriodStart:yyyy-MM},{figure.Value}"))));
    }

    private static string Sum(IEnumerable<string> lines) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    // Every figure differs from the one in the file before it.
    private static IEnumerable<string> Lines(int edition) =>
        from measure in Measures
        from place in Enumerable.Range(1, Places)
        from month in Enumerable.Range(0, MonthsOfPlace)
        select string.Create(CultureInfo.InvariantCulture, $"{measure},P{place:D5},{new DateOnly(1950, 1, 1).AddMonths(month):yyyy-MM},{edition + ((place + month) % 97)}");

    // Whoever looks at the list of measures sees both at the same edition, or neither yet.
    private static async Task<(int Polls, List<string> Mixed)> ReadAsync(Uri site, CancellationToken end)
    {
        using var reader = new HttpClient { BaseAddress = site, Timeout = TimeSpan.FromSeconds(30) };
        var (polls, mixed) = (0, new List<string>());
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var data = JsonDocument.Parse(await reader.GetStringAsync(new Uri("/data.json", UriKind.Relative), end));
                var held = data.RootElement.GetRawText();
                var counts = Measures.Select(measure => FiguresOf(held, measure)).ToList();
                polls++;
                if (counts.Distinct().Count() > 1 || counts[0] % (Places * MonthsOfPlace) != 0) mixed.Add(string.Join(" and ", counts));
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException or JsonException)
            {
                // Killed: no answer is no mixed answer.
            }

            await Task.Delay(Breath, CancellationToken.None);
        }

        return (polls, mixed);
    }

    private static int FiguresOf(string held, string measure)
    {
        using var data = JsonDocument.Parse(held);
        return Rows(data.RootElement).Where(row => row.TryGetProperty("name", out var name) && name.GetString() == measure).Select(row => row.GetProperty("figures").GetInt32()).SingleOrDefault();
    }

    private static IEnumerable<JsonElement> Rows(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : root.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Array).SelectMany(part => part.Value.EnumerateArray());

    private static void KillDatabase(string folder)
    {
        var file = Directory.EnumerateFiles(folder, "postmaster.pid", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Single();
        using var server = Process.GetProcessById(int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture));
        server.Kill();
    }

    private static async Task<Guid> StartAsync(HttpClient analyst, int edition)
    {
        var (token, id) = (await TokenAsync(analyst, "/data/import"), Guid.CreateVersion7());
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), Caller.Token },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"indicator,place,period,value\n{string.Join('\n', Lines(edition))}\n")), "file", "under-fire.csv" },
        };
        var check = await PostAsync(analyst, "/data/import", form);
        var file = FileId().Match(check).Groups[1].Value;

        // The first answer may be that the database has only just come back: the button is pressed again, which has no second effect.
        for (var clock = Stopwatch.StartNew(); await StepAsync(analyst, id) is "absent" or "away";)
        {
            Assert.True(clock.Elapsed < Patience, "The import could not be asked for.");
            _ = PostAsync(analyst, "/data/import/save", new FormUrlEncodedContent(new Dictionary<string, string> { [Caller.Token] = token, ["file"] = file, ["name"] = "under-fire.csv", ["command"] = $"{id}" }))
                .ContinueWith(sent => sent.Exception, TaskScheduler.Default);
            for (var wait = 0; wait < LooksBetween && await StepAsync(analyst, id) is ("absent" or "away"); wait++) await Task.Delay(Breath, TestContext.Current.CancellationToken);
        }

        return id;
    }

    private static async Task UntilDoneAsync(RestartedApp program, HttpClient analyst, Guid id)
    {
        for (var clock = Stopwatch.StartNew(); await StepAsync(analyst, id) is var step && step != "done"; await Task.Delay(Breath, TestContext.Current.CancellationToken))
            Assert.True(clock.Elapsed < Patience && step != "ended", $"The import is {step}. {program.Said}");
    }

    private static async Task<string> StepAsync(HttpClient analyst, Guid id)
    {
        try
        {
            using var answer = await analyst.GetAsync(new Uri($"/data/import/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return answer.StatusCode switch
            {
                HttpStatusCode.NotFound => "absent",
                HttpStatusCode.OK when text.Contains("<h1>Imported:", StringComparison.Ordinal) => "done",
                HttpStatusCode.OK when text.Contains("Loading", StringComparison.Ordinal) => "loading",
                HttpStatusCode.OK when text.Contains("Reading", StringComparison.Ordinal) => "reading",
                HttpStatusCode.OK when text.Contains("class=\"notice\"", StringComparison.Ordinal) => "ended",
                HttpStatusCode.OK => "queued",
                _ => "away",
            };
        }
        catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
        {
            return "away";
        }
    }

    private static async Task<string> TokenAsync(HttpClient analyst, string page)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(Breath, TestContext.Current.CancellationToken))
        {
            var text = await analyst.GetStringAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
            if (TokenField().Match(text) is { Success: true } field) return WebUtility.HtmlDecode(field.Groups[1].Value);
            Assert.True(clock.Elapsed < Patience, $"{page} has no form: {text}");
        }
    }

    /// <returns>Where the answer sends to.</returns>
    private static async Task<string> PostAsync(HttpClient analyst, string address, HttpContent content)
    {
        using (content)
        {
            using var answer = await analyst.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
            return answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{address}: {(int)answer.StatusCode}");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("[?&]file=([0-9A-F]{64})")]
    private static partial Regex FileId();
}
