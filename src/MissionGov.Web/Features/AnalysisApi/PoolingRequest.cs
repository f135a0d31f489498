using System.Text.Json.Serialization;
using MissionGov.Analysis.Evidence;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

internal sealed record PoolingRequest(
    IReadOnlyList<EstimateRequest?> Estimates,
    PoolingMethodName Method = PoolingMethodName.Reml,
    bool HartungKnapp = false,
    double Confidence = 0.95)
{
    // A longer list is a mistake or an attack.
    private const int MostEstimates = 5_000;

    public PoolingAnswer Answer()
    {
        if (Estimates.Count > MostEstimates) throw new RequestProblem("/estimates", $"Send at most {MostEstimates:N0} estimates.");
        if (Confidence is <= 0 or >= 1) throw new RequestProblem("/confidence", "The confidence lies between 0 and 1, both excluded.");
        PoolingQuestion question = new([.. Estimates.Select((one, i) => one?.Estimate($"/estimates/{i}") ?? throw new RequestProblem($"/estimates/{i}", "Send an effect and its variance."))])
        {
            Method = Enum.Parse<PoolingMethod>(Method.ToString(), ignoreCase: true),
            HartungKnapp = HartungKnapp,
            Confidence = Confidence,
        };
        try
        {
            return PoolingAnswer.To(Pooling.Pool(question));
        }
        catch (ArgumentException wrong)
        {
            throw new RequestProblem("/estimates", wrong.Message.Split(" (Parameter")[0]);
        }
    }
}

internal sealed record EstimateRequest(double Effect, double Variance)
{
    public EffectEstimate Estimate(string pointer) => Variance > 0
        ? new(Effect, Variance)
        : throw new RequestProblem($"{pointer}/variance", "A variance lies above 0.");
}

/// <summary>The methods of <see cref="PoolingMethod"/> as the field writes them.</summary>
internal enum PoolingMethodName
{
    [JsonStringEnumMemberName("FE")]
    Fe,

    [JsonStringEnumMemberName("DL")]
    Dl,

    [JsonStringEnumMemberName("REML")]
    Reml,

    [JsonStringEnumMemberName("PM")]
    Pm,

    [JsonStringEnumMemberName("HE")]
    He,

    [JsonStringEnumMemberName("ML")]
    Ml,

    [JsonStringEnumMemberName("EB")]
    Eb,

    [JsonStringEnumMemberName("SJ")]
    Sj,
}
