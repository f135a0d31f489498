using System.Text.Json;
using MissionGov.Domain.People;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving.Api;

/// <summary>The description of the API against the API.</summary>
public sealed class OpenApiTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly ApiProgram _nobody = new(app);

    [Fact]
    public async Task Every_route_of_the_API_is_described()
    {
        var document = (await _nobody.GetAsync("/openapi/v1.json")).Json;
        var described = Operations(document).Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal);
        var mapped = Route.All(app).Where(route => route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal)).Select(route => route.ToString()).Order(StringComparer.Ordinal);

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(mapped, described);
        Assert.All(Operations(document), operation => Assert.True(operation.Json.TryGetProperty("summary", out _) && operation.Json.TryGetProperty("description", out _), operation.Path));
    }

    [Fact]
    public async Task It_is_kept_and_not_made_anew_for_each_request()
    {
        var first = await _nobody.GetAsync("/openapi/v1.json");
        var again = await _nobody.GetAsync("/openapi/v1.json?made-up=1");

        Assert.Equal(first.Text, again.Text);
        Assert.Contains("Age", again.Headers.Keys);
    }

    [Fact]
    public async Task Every_example_to_read_works_and_names_what_is_answered()
    {
        var faults = new List<string>();
        foreach (var (path, _, json) in Operations((await _nobody.GetAsync("/openapi/v1.json")).Json).Where(operation => operation.Method == "GET"))
        {
            var parameters = json.TryGetProperty("parameters", out var given) ? given.EnumerateArray().ToList() : [];
            var address = parameters.Where(part => part.GetProperty("in").GetString() == "path").Aggregate(path, (filled, part) => filled.Replace($"{{{part.GetProperty("name").GetString()}}}", part.GetProperty("example").GetString(), StringComparison.Ordinal));
            var answer = await _nobody.GetAsync(address);
            if (answer.Status != 200) faults.Add($"{address}: {answer.Status}");
            else faults.AddRange(Differences(Example(json.GetProperty("responses").GetProperty("200")), answer.Json, path));
            foreach (var parameter in parameters.Where(part => part.GetProperty("in").GetString() == "query" && part.TryGetProperty("example", out _)))
            {
                var asked = $"{address}?{parameter.GetProperty("name").GetString()}={parameter.GetProperty("example").GetString()}";
                if ((await _nobody.GetAsync(asked)).Status is not 200 and var status) faults.Add($"{asked}: {status}");
            }
        }

        Assert.Empty(string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_example_to_send_is_taken_and_names_what_is_answered()
    {
        var analyst = await ApiProgram.OfAsync(app, await Staff.AddAsync(app, "analyst@example.gov.uk", Role.Analyst, null, "Delivery analyst"), [ApiScope.WriteObservations]);
        var lead = await ApiProgram.OfAsync(app, await Staff.AddAsync(app, "lead@example.gov.uk"), [ApiScope.WriteMilestoneUpdates]);
        var faults = new List<string>();
        foreach (var (path, _, json) in Operations((await _nobody.GetAsync("/openapi/v1.json")).Json).Where(operation => operation.Method == "POST"))
        {
            var address = path.Replace("{mission}", "nhs", StringComparison.Ordinal).Replace("{milestone}", "40-evening-clinics-open", StringComparison.Ordinal);
            var tag = path.EndsWith("/updates", StringComparison.Ordinal) ? (await lead.GetAsync(address[..^"/updates".Length])).Tag! : "";
            var answer = await (tag.Length > 0 ? lead : analyst).PostAsync(address, Example(json.GetProperty("requestBody")).GetRawText(), headers: ("If-Match", tag));
            if (answer.Status != 200) faults.Add($"{path}: {answer.Status} {answer.Text}");
            else faults.AddRange(Differences(Example(json.GetProperty("responses").GetProperty("200")), answer.Json, path));
        }

        Assert.Empty(string.Join('\n', faults));
    }

    private static IEnumerable<(string Path, string Method, JsonElement Json)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (path.Name, operation.Name.ToUpperInvariant(), operation.Value);

    private static JsonElement Example(JsonElement described) => described.GetProperty("content").GetProperty("application/json").GetProperty("example");

    // The names of an example are those of the answer, down to the first of each list; what is empty or null says nothing.
    private static IEnumerable<string> Differences(JsonElement example, JsonElement answer, string where)
    {
        if (example.ValueKind == JsonValueKind.Array && answer.ValueKind == JsonValueKind.Array)
        {
            return example.GetArrayLength() > 0 && answer.GetArrayLength() > 0 ? Differences(example[0], answer[0], $"{where}[0]") : [];
        }

        if (example.ValueKind != JsonValueKind.Object || answer.ValueKind != JsonValueKind.Object) return [];
        var (described, answered) = (example.EnumerateObject().ToDictionary(member => member.Name, member => member.Value), answer.EnumerateObject().ToDictionary(member => member.Name, member => member.Value));
        return described.Keys.Except(answered.Keys).Select(name => $"{where}: {name} is not answered")
            .Concat(answered.Keys.Except(described.Keys).Select(name => $"{where}: {name} is not in the example"))
            .Concat(described.Keys.Intersect(answered.Keys).SelectMany(name => Differences(described[name], answered[name], $"{where}/{name}")));
    }
}
