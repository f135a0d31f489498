using System.Text.Json.Nodes;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>All public data of this site as one catalogue, which other catalogues read.</summary>
internal static class CatalogueFile
{
    public static readonly Dataset Measures = new("/data", "Measures held", "Every measure with its source, its age, and the day on which the next figure is due.", []);

    private static readonly Dataset[] Lists =
    [
        new("/missions", "Missions", "Every mission with its level and the sentence that says where it stands.", []),
        new("/targets", "Targets", "The targets of the open missions: level, gap to the path, chance.", []) { Query = "?view=all" },
        new("/milestones", "Milestones", "Planned and expected days of the milestones of the open missions.", []) { Query = "?show=all" },
        new("/decisions", "Decisions", "What ministers are asked to decide, by when, and what they decided.", []),
        new("/mandates", "Requests of plans", "Powers, money and waivers that plans ask for, and what was answered.", []),
        Measures,
    ];

    public static async Task<IResult> AnswerAsync(HttpContext http)
    {
        var site = SiteAddress.Of(http);
        var held = await http.AskAsync(new GetPublicDatasets());
        var sets = Lists.Concat(held.Missions.SelectMany(Of)).Concat(held.Measures.Select(Of)).Select(set => set.AsDcat(site));
        var catalogue = new JsonObject
        {
            ["@context"] = new JsonObject { ["dcat"] = "http://www.w3.org/ns/dcat#", ["dct"] = "http://purl.org/dc/terms/", ["foaf"] = "http://xmlns.com/foaf/0.1/" },
            ["@id"] = new Uri(site, "/catalog.jsonld").AbsoluteUri,
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = "MissionGov",
            ["dct:description"] = "Missions of government: targets, figures, forecasts, milestones and decisions.",
            ["dct:language"] = "en-GB",
            ["dct:license"] = new JsonObject { ["@id"] = Licence.Address },
            ["foaf:homepage"] = new JsonObject { ["@id"] = site.AbsoluteUri },
            ["dcat:dataset"] = new JsonArray([.. sets]),
        };
        return Results.Json(catalogue, contentType: "application/ld+json");
    }

    private static Dataset Of(PublicMeasure measure) => Dataset.OfMeasure(measure.Slug, measure.Name, measure.Population, measure.Source);

    private static IEnumerable<Dataset> Of(PublicMission mission) =>
    [
        Dataset.OfMission(mission.Slug, mission.Name, mission.Purpose, mission.Targets.Select(target => target.Source)),
        Dataset.OfMilestones(mission.Slug, mission.Name),
        .. mission.Targets.Select(target => Dataset.OfTarget($"/missions/{mission.Slug}/targets/{target.Slug}", target.Name, target.Promise, target.Source)),
    ];
}
