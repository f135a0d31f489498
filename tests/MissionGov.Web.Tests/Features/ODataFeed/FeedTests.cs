using System.Text;
using System.Xml.Linq;
using MissionGov.Domain.People;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Formats;
using Role = MissionGov.Web.Features.Observations.Formats.Role;

namespace MissionGov.Web.Tests.Features.ODataFeed;

/// <summary>The feed as Power Query asks it, in Excel and in Power BI. Neither product was run: the requests are from what they are known to send.</summary>
public sealed class FeedTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Root = "/odata/v1/";

    // As logged from Excel's Power Query: github.com/NLstn/go-odata/issues/874.
    private static readonly (string, string)[] PowerQuery =
    [
        ("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)"),
        ("MaxDataServiceVersion", "3.0"),
        ("OData-MaxVersion", "4.0"),
        ("Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7"),
    ];

    private readonly ApiProgram _program = new(app);

    [Fact]
    public async Task It_connects_reads_what_there_is_and_follows_its_tables()
    {
        var service = await AskAsync("");
        Assert.Equal(("4.0", "application/json"), (service.Headers["OData-Version"], service.Type));
        var context = service.Json.GetProperty("@odata.context").GetString()!;
        Assert.Equal($"{app.Address}odata/v1/$metadata", context);

        var model = XDocument.Parse((await AskAsync(new Uri(context).PathAndQuery[Root.Length..])).Text);
        var sets = model.Descendants().Where(element => element.Name.LocalName == "EntitySet").Select(element => element.Attribute("Name")!.Value);
        Assert.Equal(["Missions", "Targets", "Indicators", "Observations", "Milestones", "Plans"], sets);
        foreach (var set in service.Json.GetProperty("value").EnumerateArray())
        {
            var rows = await AskAsync(set.GetProperty("url").GetString()!);
            Assert.NotEqual(0, rows.Json.GetProperty("value").GetArrayLength());
            Assert.Equal($"{context}#{set.GetProperty("name").GetString()}", rows.Json.GetProperty("@odata.context").GetString());

            // Every column is described, under the very name.
            var type = model.Descendants().Single(element => element.Name.LocalName == "EntityType" && $"{element.Attribute("Name")!.Value}s" == set.GetProperty("name").GetString());
            Assert.Equal(type.Elements().Where(element => element.Name.LocalName == "Property").Select(element => element.Attribute("Name")!.Value), rows.Json.GetProperty("value")[0].EnumerateObject().Select(column => column.Name));
        }
    }

    // Folded by Power Query: $top in microsoft/DataConnectors#107; the others, and $ as %24, in MicrosoftDocs/powerquery-docs, samples/trippin/10-tableview1.
    [Theory]
    [InlineData("Missions?$top=2", 2)]
    [InlineData("Missions?%24top=0", 0)]
    [InlineData("Missions?$orderby=Mission&$skip=1&$top=1", 1)]
    [InlineData("Targets?$select=Mission%2CTarget&$top=3", 3)]
    [InlineData("Targets?$filter=Mission%20eq%20%27nhs%27%20and%20Target%20eq%20%2718-week-waits%27&$top=1000", 1)]
    [InlineData("Observations?$filter=Indicator eq '18-week-waits' and PeriodEnd ge 2025-01-01&$orderby=PeriodEnd desc&$top=3", 3)]
    [InlineData("Observations?$filter=Value gt 60 and Value ne null and Quality eq ''&$select=Value,PeriodEnd&$top=5", 5)]
    [InlineData("Plans?$filter=Mission eq 'nhs' and Target eq '18-week-waits' and Central gt 5&$select=Plan", 3)]
    [InlineData("Milestones?$filter=MetOn eq null and Illustrative eq true and contains(Name,'clinics')", 1)]
    public async Task What_it_folds_into_the_address_is_answered(string address, int rows) =>
        Assert.Equal(rows, (await AskAsync(address)).Json.GetProperty("value").GetArrayLength());

    [Fact]
    public async Task A_row_is_found_by_its_key_and_rows_are_counted()
    {
        var row = (await AskAsync("Targets(Mission='nhs',Target='18-week-waits')")).Json;
        var page = (await _program.GetAsync("/api/v1/targets/nhs/18-week-waits")).Json;
        Assert.Equal((page.GetProperty("status").GetString(), page.GetProperty("latest").GetProperty("value").GetDouble()), (row.GetProperty("Status").GetString(), row.GetProperty("Latest").GetDouble()));
        Assert.Equal(404, (await AskAsync("Missions('none')")).Status);
        Assert.Equal("nhs", (await AskAsync("Missions('nhs')?$select=Mission&$format=json")).Json.GetProperty("Mission").GetString());

        var all = (await AskAsync("Missions?$count=true&$top=1")).Json.GetProperty("@odata.count").GetInt32();
        Assert.Equal($"{all}", (await AskAsync("Missions/$count")).Text);
        Assert.Equal("1", (await AskAsync("Missions/$count?$filter=Mission eq 'nhs'")).Text);
    }

    [Theory]
    [InlineData("Observations")]
    [InlineData("Observations?$orderby=Value desc")]
    public async Task Pages_of_the_server_make_the_whole(string first)
    {
        await ManyAsync();
        var count = int.Parse((await AskAsync("Observations/$count")).Text, System.Globalization.CultureInfo.InvariantCulture);
        var keys = new List<string>();
        for (var next = first; next is not null;)
        {
            var page = (await AskAsync(next)).Json;
            keys.AddRange(page.GetProperty("value").EnumerateArray().Select(row => $"{row.GetProperty("Series")} {row.GetProperty("PeriodEnd")} {row.GetProperty("PeriodStart")}"));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? new Uri(link.GetString()!).PathAndQuery[Root.Length..] : null;
        }

        Assert.Equal((count, count), (keys.Count, keys.Distinct().Count()));
        Assert.True(count > 1_000, $"{count} figures");
    }

    [Fact]
    public async Task Figures_are_the_same_as_by_the_API()
    {
        var feed = (await AskAsync("Observations?$filter=Indicator eq '18-week-waits'")).Json.GetProperty("value").EnumerateArray()
            .Select(row => (row.GetProperty("PeriodEnd").GetString(), row.GetProperty("Value").GetRawText(), row.GetProperty("Quality").GetString(), row.GetProperty("KnownOn").GetString()));
        var api = (await _program.GetAsync("/api/v1/observations?indicator=18-week-waits&limit=1000")).Items
            .Select(row => (row.GetProperty("end").GetString(), row.GetProperty("value").GetRawText(), row.GetProperty("quality").GetString(), row.GetProperty("knownOn").GetString()));

        Assert.Equal(api, feed);
    }

    [Theory]
    [InlineData("Nothing", 404)]
    [InlineData("Missions?$filter=Colour eq 'red'", 400)]
    [InlineData("Missions?$filter=Name eq", 400)]
    [InlineData("Missions?$filter=Name eq 5", 400)]
    [InlineData("Missions?$expand=Targets", 400)]
    [InlineData("Missions?$apply=aggregate($count as n)", 400)]
    [InlineData("Missions?$search=nhs", 400)]
    [InlineData("Missions?$top=-1", 400)]
    [InlineData("Missions?$skip=99999999999", 400)]
    [InlineData("Missions?colour=red", 400)]
    [InlineData("Missions?$orderby=Name,Purpose,Closed,Status,Sentence,NotRated", 400)]
    [InlineData("Missions?$filter=Targets add 1 eq 2", 400)]
    [InlineData("Missions('nhs')/Name", 400)]
    [InlineData("Missions?$filter=Name gt null", 400)]
    [InlineData("Missions?$filter=Closed gt true", 400)]
    [InlineData("Missions?$filter=not null", 400)]
    [InlineData("Observations?$filter=Place lt null", 400)]
    [InlineData("Missions?$skiptoken=W251bGxd", 400)]
    [InlineData("Missions?$skiptoken=WyJcdTAwMDAiXQ", 400)]
    [InlineData("Missions('nhs')?$filter=Closed eq true", 400)]
    [InlineData("Missions('nhs')?$top=5", 400)]
    [InlineData("Missions?$deltatoken=x", 400)]
    [InlineData("Missions?$id=nhs", 400)]
    [InlineData("Missions?$index=1", 400)]
    [InlineData("$metadata?$top=1", 400)]
    public async Task What_it_does_not_answer_is_refused_in_the_form_of_OData(string address, int status)
    {
        var refused = await AskAsync(address);

        Assert.Equal((status, "application/json"), (refused.Status, refused.Type));
        Assert.NotEmpty(refused.Json.GetProperty("error").GetProperty("message").GetString()!);
        Assert.DoesNotMatch("System\\.|Microsoft\\.|   at ", refused.Text);
    }

    [Fact]
    public async Task With_a_name_and_a_token_it_sees_the_drafts_of_its_person()
    {
        await using var own = new TestApp();
        await own.InitializeAsync();
        await own.ChangeAsync("update missions set published_at = null where slug = 'nhs'");
        var lead = await Staff.AddAsync(own, "lead@example.gov.uk");
        var token = (await ApiProgram.OfAsync(own, lead, [ApiScope.Read])).Token;
        var basic = ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"excel:{token}"))}");

        Assert.Equal(404, (await new ApiProgram(own).GetAsync($"{Root}Missions('nhs')")).Status);
        Assert.Equal(200, (await new ApiProgram(own).GetAsync($"{Root}Missions('nhs')", basic)).Status);
        Assert.Equal(401, (await new ApiProgram(own).GetAsync($"{Root}Missions('nhs')", ("Authorization", "Basic ZXhjZWw6bWdfd3Jvbmc="))).Status);
    }

    [Fact]
    public async Task A_file_for_Power_BI_holds_the_address()
    {
        var file = await _program.GetAsync($"{Root}missiongov.pbids");
        var details = file.Json.GetProperty("connections")[0].GetProperty("details");

        Assert.Equal(("0.1", "odata", $"{app.Address}odata/v1/"), (file.Json.GetProperty("version").GetString(), details.GetProperty("protocol").GetString(), details.GetProperty("address").GetProperty("url").GetString()));
        Assert.Equal(200, (await _program.GetAsync(new Uri(details.GetProperty("address").GetProperty("url").GetString()!).PathAndQuery)).Status);
    }

    [Fact]
    public async Task More_than_a_page_can_be_asked_for_and_no_more_is_sent()
    {
        await ManyAsync();
        var first = (await AskAsync("Observations?$top=1001")).Json;
        var second = (await AskAsync(new Uri(first.GetProperty("@odata.nextLink").GetString()!).PathAndQuery[Root.Length..])).Json;

        Assert.Equal((1_000, 1), (first.GetProperty("value").GetArrayLength(), second.GetProperty("value").GetArrayLength()));
        Assert.False(second.TryGetProperty("@odata.nextLink", out _));
        Assert.Equal(400, (await AskAsync("Observations?$skiptoken=nowhere")).Status);
    }

    // A month a row, for two hundred years.
    private async Task ManyAsync()
    {
        var path = Path.GetTempFileName();
        var rows = from year in Enumerable.Range(1800, 200) from month in Enumerable.Range(1, 12) select $"{year}-{month:00},{month}";
        await File.WriteAllTextAsync(path, $"period,value\n{string.Join('\n', rows)}\n", TestContext.Current.CancellationToken);
        var problem = await app.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(path, "many.csv", "many", new ColumnMap(null, new Dictionary<Role, string> { [Role.Place] = "E92000001" }))));
        Assert.True(problem is null or { Code: ImportRun.SameFile }, problem?.Message);
        File.Delete(path);
    }

    private Task<ApiAnswer> AskAsync(string address) => _program.GetAsync(Root + address, PowerQuery);
}
