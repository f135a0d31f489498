using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MissionGov.Domain;
using MissionGov.Domain.Webhooks;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Webhooks;

/// <summary>News as they are sent. The same delivery gives the same bytes at each try.</summary>
internal sealed class WebhookBody(Configured configured)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Of(WebhookDelivery delivery, WebhookShape shape)
    {
        var page = configured.PublicAddress is { } site ? new Uri(site, delivery.Page).AbsoluteUri : delivery.Page;
        return shape switch
        {
            WebhookShape.Slack => Written(new JsonObject { ["text"] = $"{ForSlack(delivery.Text)} {page}" }),
            WebhookShape.Teams => Written(Card($"{delivery.Text} {page}")),
            _ => Written(new JsonObject
            {
                ["id"] = delivery.NewsId.ToString(),
                ["event"] = NameOf(delivery.Kind),
                ["at"] = delivery.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
                ["mission"] = delivery.Mission,
                ["text"] = delivery.Text,
                ["page"] = page,
                ["facts"] = JsonNode.Parse(delivery.Facts),
            }),
        };
    }

    public static string NameOf(NewsKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    // What Teams makes of a request to a workflow: a message with one adaptive card.
    private static JsonObject Card(string text) => new()
    {
        ["type"] = "message",
        ["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.adaptive",
            ["content"] = new JsonObject
            {
                ["type"] = "AdaptiveCard",
                ["version"] = "1.4",
                ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true }),
            },
        }),
    };

    // These three begin mentions and links there (api.slack.com, "Escaping text").
    private static string ForSlack(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Written(JsonObject json) => json.ToJsonString(Plain);
}
