using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Digest;

/// <summary>The addresses in a digest, all below the one address that the settings name.</summary>
internal sealed class DigestLinks(Configured configured, StopLink stop)
{
    public const string Page = "/me/digest";

    public DigestText Write(DigestView view, Guid? person) => DigestText.Of(
        view,
        Full,
        Full(person is null ? "/me/updates" : UpdateLinks.ToBeMade),
        person is { } id && configured.PublicAddress is { } address ? stop.For(address, id).ToString() : Full(Page));

    private string Full(string path) => configured.PublicAddress is { } address ? new Uri(address, path).ToString() : path;
}
