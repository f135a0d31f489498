using Microsoft.AspNetCore.WebUtilities;

namespace MissionGov.Web.Features.Figures;

/// <summary>Which figures: everything that stands in the address, so that a link shows the same to everyone.</summary>
/// <param name="Place">A code, an earlier one too; null for the place that comes first.</param>
/// <param name="Breakdown">A part of the population; null for the headline.</param>
/// <param name="Find">What somebody looks for among the places.</param>
/// <param name="KnownOn">Only what was published by this day.</param>
public sealed record FiguresAddress(string Indicator, string? Place = null, string? Breakdown = null, string? Find = null, DateOnly? KnownOn = null)
{
    public string Path => $"/data/{Indicator}";

    /// <summary>The page, or with an ending such as ".csv" the file of the same figures.</summary>
    public string With(string ending = "") => QueryHelpers.AddQueryString($"{Path}{ending}", Parameters.Where(part => part.Value is not null));

    /// <summary>What stands behind the question mark, with it.</summary>
    public string Query => With()[Path.Length..];

    private Dictionary<string, string?> Parameters => new()
    {
        ["place"] = Place,
        ["breakdown"] = Breakdown,
        ["find"] = Find,
        ["known-on"] = KnownOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    internal static FiguresAddress Of(string indicator, IQueryCollection query) => new(indicator, Given(query["place"]), Given(query["breakdown"]), Given(query["find"]));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
