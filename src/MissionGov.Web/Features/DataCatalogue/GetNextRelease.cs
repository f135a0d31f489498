using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>Which figure of this measure comes next? Null where no open target waits for one.</summary>
internal sealed record GetNextRelease(string Indicator) : IQuery<AwaitedRelease?>;

internal sealed class GetNextReleaseHandler(QueryHandler<GetLateData, LateDataView> late) : QueryHandler<GetNextRelease, AwaitedRelease?>
{
    internal override Permission Requires => Permission.EditData;

    internal override async Task<AwaitedRelease?> ReadAsync(GetNextRelease query, Person person, CancellationToken ct) =>
        (await late.ReadAsync(new GetLateData(), person, ct)).Releases.FirstOrDefault(release => release.IsNext && release.Indicator == query.Indicator);
}
