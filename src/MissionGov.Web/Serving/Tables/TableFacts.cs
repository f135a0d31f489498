using System.Globalization;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Serving.Tables;

/// <summary>What goes with a table wherever it goes: of which day it is, from whom, and how to name it.</summary>
internal sealed record TableFacts(string AsAt, string Source, string Cite, Uri Address, long DataVersion)
{
    public static TableFacts Of(HttpContext http, DataTable table)
    {
        var today = http.RequestServices.GetRequiredService<StatusClock>().Today;
        var version = http.RequestServices.GetRequiredService<PageVersion>().Number;
        var address = new Uri(SiteAddress.Of(http), table.Page);
        var asAt = (table.AsAt, table.KnownOn) switch
        {
            ({ } day, { } known) => $"Periods up to {Words(day)}, as published by {Words(known)}",
            (null, { } known) => $"Only what was published by {Words(known)}",
            ({ } day, null) => $"Periods up to {Words(day)}, at the values held on {Words(today)}",
            _ => $"Figures as at {Words(today)}",
        };
        var source = table.Sources.Count == 0 ? "MissionGov" : string.Join("; ", table.Sources);
        return new TableFacts(asAt, source, $"{source}, through MissionGov: {table.Title}. {asAt}. {address.AbsoluteUri}", address, version);
    }

    private static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}

/// <summary>Under which the figures may be used.</summary>
internal static class Licence
{
    public const string Name = "Open Government Licence v3.0, unless a source says otherwise";
    public const string Address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
}
