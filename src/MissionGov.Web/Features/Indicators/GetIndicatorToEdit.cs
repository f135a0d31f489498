using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Indicators;

/// <summary>A measure as its form shows it.</summary>
internal sealed record GetIndicatorToEdit(string Slug) : IQuery<IndicatorToEdit?>;

/// <param name="Decides">Whether a published target is judged by it.</param>
public sealed record IndicatorToEdit(string Slug, IndicatorDetails Details, uint Version, bool Decides);

internal sealed class GetIndicatorToEditHandler(MissionGovDb db) : QueryHandler<GetIndicatorToEdit, IndicatorToEdit?>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<IndicatorToEdit?> ReadAsync(GetIndicatorToEdit query, Person person, CancellationToken ct)
    {
        if (!person.May(Requires, mission: null)) throw new NotAllowedException(person);
        if (await db.Indicators.AsNoTracking().SingleOrDefaultAsync(indicator => indicator.Slug == query.Slug, ct) is not { } indicator) return null;
        var decides = await db.Targets.IgnoreQueryFilters().AnyAsync(target => target.IndicatorId == indicator.Id && target.PublishedAt != null, ct);
        return new IndicatorToEdit(indicator.Slug, IndicatorDetails.Of(indicator), indicator.Version, decides);
    }
}

/// <summary>The address that a measure just made has got.</summary>
internal sealed record GetIndicatorAddress(Guid Id) : IQuery<string?>;

internal sealed class GetIndicatorAddressHandler(MissionGovDb db) : QueryHandler<GetIndicatorAddress, string?>
{
    internal override Permission Requires => Permission.EditData;

    internal override Task<string?> ReadAsync(GetIndicatorAddress query, Person person, CancellationToken ct) =>
        db.Indicators.Where(indicator => indicator.Id == query.Id).Select(indicator => (string?)indicator.Slug).SingleOrDefaultAsync(ct);
}
