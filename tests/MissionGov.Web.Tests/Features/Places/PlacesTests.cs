using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain;
using MissionGov.Domain.Places;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Places;

namespace MissionGov.Web.Tests.Features.Places;

/// <summary>Places from a file, and figures that name them by the codes of their time.</summary>
public sealed class PlacesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Analyst = "Delivery analyst";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "Samples", "places.csv");

    [Fact]
    public async Task A_file_is_looked_at_then_imported_and_its_places_stand_in_a_tree()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);
        var form = await analyst.GetAsync("/data/places/import");

        var preview = await SendFileAsync(analyst, form, await File.ReadAllTextAsync(Sample, TestContext.Current.CancellationToken));
        var said = preview.QuerySelector("main")!.Words();
        Assert.Contains("Gateshead: E08000020 → E08000037", said, StringComparison.Ordinal);
        Assert.Contains("Nothing saved yet.", said, StringComparison.Ordinal);
        Assert.False(await app.ReadAsync(db => db.PlaceSpans.AnyAsync(span => span.Code == "E08000020")));

        await analyst.SubmitAsync(preview, []);
        Assert.Equal("/data/places", analyst.Address);

        var gateshead = (await app.PageAsync("/data/places?within=E08000020")).QuerySelector("main")!;
        Assert.Equal(["Data", "Places", "England", "North East"], gateshead.QuerySelectorAll(".crumbs a").Select(link => link.Words()));
        Assert.Equal(["E08000037 Gateshead 1 April 2013 now [z]", "E08000020 Gateshead 1 January 2009 31 March 2013 E08000037"], gateshead.Rows());
        Assert.Contains("Cumberland", (await app.PageAsync("/data/places?within=E12000002")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Gateshead", (await app.PageAsync("/data/places?find=gates")).QuerySelector("main")!.Words(), StringComparison.Ordinal);

        // The same file again has nothing to change; the file we give back says the same.
        Assert.Equal("places.same", (await app.SendAsync(Person.CommandLine, new ImportPlaces(new PlaceSource(Sample, "places.csv"))))!.Code);
        var given = Path.GetTempFileName();
        await File.WriteAllBytesAsync(given, await app.BytesAsync("/data/places.csv"), TestContext.Current.CancellationToken);
        var again = await app.AskAsync(Person.CommandLine, new PreviewPlaces(new PlaceSource(given, "again.csv")));
        Assert.Equal((0, 0, 0), (again.Problems.Count, again.New, again.Changed));
    }

    [Fact]
    public async Task A_figure_under_an_old_code_is_about_the_same_place_and_the_import_says_so()
    {
        await PlacesAsync("code,name,level,valid_from,valid_to,replaced_by\nX08000020,Tyneton,District,,2013-03-31,X08000037\nX08000037,Tyneton,District,,,\n");
        await FiguresAsync("Bins,X08000037,2020,10\n", "new.csv");

        var preview = await app.AskAsync(Person.CommandLine, new PreviewImport(Figures("Bins,X08000020,2010,9\n", "old.csv")));
        await FiguresAsync("Bins,X08000020,2010,9\n", "old.csv");

        Assert.Equal((1, 0), (preview.Counts!.New, preview.NewPlaces));
        Assert.Equal([new Recode("X08000020", "X08000037", "Tyneton")], preview.RecodedAreas);
        Assert.Equal(1, await app.ReadAsync(db => db.Series.CountAsync(series => db.Indicators.Any(one => one.Id == series.IndicatorId && one.Slug == "bins"))));
        Assert.Equal(["2020 10", "2010 9"], (await app.PageAsync("/data/bins?place=X08000020")).QuerySelector("#figures ~ .scroll")!.QuerySelectorAll("tbody tr").Select(row => $"{row.Children[0].Words()} {row.Children[1].Words()}"));
    }

    [Fact]
    public async Task One_file_may_use_the_old_code_and_the_new_one_for_different_years_but_not_for_the_same()
    {
        await PlacesAsync("code,name,valid_to,replaced_by\nY1,Tyneville,2013-03-31,Y2\nY2,Tyneville,,\n");

        Assert.Equal("import.same_place", (await app.SendAsync(Person.CommandLine, new ImportObservations(Figures("Kerbs,Y1,2012,9\nKerbs,Y2,2012,10\n", "kerbs.csv"))))!.Code);
        Assert.Null(await app.SendAsync(Person.CommandLine, new ImportObservations(Figures("Kerbs,Y1,2012,9\nKerbs,Y2,2014,10\n", "kerbs.csv"))));
        Assert.Equal(1, await app.ReadAsync(db => db.Series.CountAsync(series => db.Indicators.Any(one => one.Id == series.IndicatorId && one.Slug == "kerbs"))));
    }

    [Fact]
    public async Task A_large_first_load_may_use_the_old_code_and_the_new_one_too()
    {
        const int Places = 60, Months = 900;
        var first = new DateOnly(1950, 1, 1);
        await PlacesAsync("code,name,valid_to,replaced_by\nM1,Tyneburgh,2013-03-31,M2\nM2,Tyneburgh,,\n");
        var rows = from place in Enumerable.Range(1, Places)
                   from month in Enumerable.Range(0, Months)
                   let day = first.AddMonths(month)
                   let code = place > 1 ? $"M1{place:D2}" : day.Year <= 2012 ? "M1" : "M2"
                   select FormattableString.Invariant($"Buses,{code},{day:yyyy-MM},{month}\n");

        await FiguresAsync(string.Concat(rows), "buses.csv");

        Assert.Equal<(int, double?)>((Months, Months - 1), await app.ReadAsync(db => (
            from series in db.Series
            join place in db.Places on series.PlaceId equals place.Id
            join indicator in db.Indicators on series.IndicatorId equals indicator.Id
            join latest in db.SeriesLatest on series.Id equals latest.SeriesId
            where place.Code == "M2" && indicator.Slug == "buses"
            select new ValueTuple<int, double?>(latest.Figures, latest.Value)).SingleAsync()));
    }

    [Fact]
    public async Task Places_held_under_two_codes_become_one_with_the_figures_of_both()
    {
        await FiguresAsync("Lamps,Z1,2010,9\nMasts,Z1,2010,7\n", "lamps-old.csv");
        await FiguresAsync("Lamps,Z2,2014,10\n", "lamps-new.csv");

        await PlacesAsync("code,name,valid_to,replaced_by\nZ1,Tynewood,2013-03-31,Z2\nZ2,Tynewood,,\n");

        Assert.Equal(["Z2"], await app.ReadAsync(db => db.Places.Where(place => place.Code == "Z1" || place.Code == "Z2").Select(place => place.Code).ToListAsync()));
        Assert.Equal([9.0, 10.0], await app.ReadAsync(db => (
            from series in db.Series
            join place in db.Places on series.PlaceId equals place.Id
            join indicator in db.Indicators on series.IndicatorId equals indicator.Id
            join seen in db.Observations on series.Id equals seen.SeriesId
            where place.Code == "Z2" && indicator.Slug == "lamps"
            orderby seen.PeriodEnd
            select seen.Value!.Value).ToListAsync()));
        Assert.StartsWith("2010 7 ", (await app.PageAsync("/data/masts?place=Z2")).QuerySelector("#figures ~ .scroll")!.Rows()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_load_brings_to_a_place_while_it_is_joined_goes_along_too()
    {
        await FiguresAsync("Gates,N1,2010,9\n", "gates-old.csv");
        await FiguresAsync("Gates,N2,2014,10\n", "gates-new.csv");
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var load = await new ImportRun(db, new DateOnly(2026, 2, 1)).RunAsync(Figures("Gates,N1,2011,8\n", "gates-more.csv"), new Change("test", DateTimeOffset.UtcNow), TestContext.Current.CancellationToken);
        Assert.Equal(1, load.Counts?.New);

        var joining = PlacesAsync("code,name,valid_to,replaced_by\nN1,Tynegate,2013-03-31,N2\nN2,Tynegate,,\n");
        await TestApp.UntilAsync(() => joining.IsCompleted || IsWaitedForAsync().GetAwaiter().GetResult(), "waiting for its turn");
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await joining;

        Assert.Equal([9.0, 8.0, 10.0], await app.ReadAsync(held => (
            from series in held.Series
            join place in held.Places on series.PlaceId equals place.Id
            join indicator in held.Indicators on series.IndicatorId equals indicator.Id
            join seen in held.Observations on series.Id equals seen.SeriesId
            where place.Code == "N2" && indicator.Slug == "gates"
            orderby seen.PeriodEnd
            select seen.Value!.Value).ToListAsync()));
    }

    private Task<bool> IsWaitedForAsync() => app.ReadAsync(db => db.Database.SqlQueryRaw<bool>("""select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())) as "Value" """).SingleAsync());

    [Fact]
    public async Task Two_places_with_a_figure_for_the_same_period_are_not_joined_and_nothing_of_the_file_is_taken()
    {
        await FiguresAsync("Docks,W1,2010,9\nDocks,W2,2010,10\n", "docks.csv");

        var source = await SourceAsync("code,name,valid_to,replaced_by\nW1,Tynedock,2013-03-31,W2\nW2,Tynedock,,\nW3,Another,,\n");
        var problem = await app.SendAsync(Person.CommandLine, new ImportPlaces(source));
        var preview = await app.AskAsync(Person.CommandLine, new PreviewPlaces(source));

        Assert.Equal(ImportPlaces.Problems, problem!.Code);
        Assert.Equal("W1 and W2 would be one place, but both have a figure of Docks for 2010. Leave replaced_by empty, or take one of the two imports back first", preview.Problems.Listed[0].Message);
        Assert.False(await app.ReadAsync(db => db.Places.AnyAsync(place => place.Code == "W3")));
    }

    [Fact]
    public async Task A_name_that_several_places_bear_says_none_of_them()
    {
        await PlacesAsync("code,name\nV1,Newport\nV2,Newport\n");

        var preview = await app.AskAsync(Person.CommandLine, new PreviewImport(Figures("Piers,Newport,2010,9\n", "piers.csv")));

        Assert.Equal(1, preview.NewPlaces);
    }

    [Fact]
    public async Task Problems_are_named_by_row_and_nothing_is_saved()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);

        var preview = await SendFileAsync(analyst, await analyst.GetAsync("/data/places/import"), "code,name,parent,valid_from\nU1,One,U9,\nU2,Two,,someday\n");

        var said = preview.QuerySelector("main")!.Words();
        Assert.Contains("valid_from must be a day, like 2013-03-31", said, StringComparison.Ordinal);
        Assert.Null(preview.QuerySelector("button[type=submit]"));
        Assert.False(await app.ReadAsync(db => db.Places.AnyAsync(place => place.Code == "U1")));
    }

    [Fact]
    public async Task A_visitor_may_look_and_may_not_import()
    {
        Assert.Equal("forbidden", (await app.SendAsync(Person.Visitor, new ImportPlaces(new PlaceSource(Sample, "places.csv"))))!.Code);
        Assert.Contains("act as someone who may edit data", (await app.PageAsync("/data/places/import")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        using var answer = await app.Client.GetAsync(new Uri("/data/places?within=NOSUCH", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [Trait("Category", "SharedData")]
    [InlineData("fingertips_areas.csv", 2983)]
    [InlineData("gss_codes.csv", 518)]
    public async Task Files_of_places_as_publishers_give_them_are_read(string name, int places)
    {
        var path = Shared(name);
        Assert.SkipWhen(path is null, "The shared data are not beside this repository.");

        var preview = await app.AskAsync(Person.CommandLine, new PreviewPlaces(new PlaceSource(path, name)));

        Assert.Equal([], preview.Problems.Listed.Select(problem => problem.Message));
        Assert.Equal(places, preview.Rows);
    }

    [Fact]
    public async Task The_copy_is_in_short_plain_sentences()
    {
        using var analyst = await StaffBrowser.AsAsync(app, Analyst);
        foreach (var page in new[] { await analyst.GetAsync("/data/places/import"), await analyst.GetAsync("/data/places") })
        {
            var sentences = PlainLanguage.Sentences(page.QuerySelector("main")!.OuterHtml);
            Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
            if (sentences.Count > 0) Assert.InRange(PlainLanguage.Grade(sentences), -10, PlainLanguage.HighestGrade);
        }
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> SendFileAsync(StaffBrowser browser, AngleSharp.Html.Dom.IHtmlDocument form, string text) => browser.SubmitAsync(form, new() { ["text"] = text });

    private async Task PlacesAsync(string text) => Assert.Null(await app.SendAsync(Person.CommandLine, new ImportPlaces(await SourceAsync(text))));

    private async Task FiguresAsync(string rows, string name) => Assert.Null(await app.SendAsync(Person.CommandLine, new ImportObservations(Figures(rows, name))));

    private static async Task<PlaceSource> SourceAsync(string text)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return new PlaceSource(path, "places.csv");
    }

    private static ImportFile Figures(string rows, string name)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "indicator,place,period,value\n" + rows, Encoding.UTF8);
        return new ImportFile(path, name);
    }

    private static string? Shared(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "areas", name) is var path && File.Exists(path)) return path;
        return null;
    }
}
