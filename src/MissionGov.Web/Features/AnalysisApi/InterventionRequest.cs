using MissionGov.Analysis.Strategies;
using MissionGov.Analysis.Strategies.Effects;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>A value with its standard deviation.</summary>
internal sealed record NormalRequest(double Mean, double Sd)
{
    public PredictiveDistribution Distribution(string pointer) => Pointing.At(pointer, () => StatusQuo.Normal(Mean, Sd));
}

/// <param name="Effect">Null where nobody has estimated it yet: then it counts as nothing.</param>
internal sealed record InterventionRequest(
    string Name,
    EffectRequest? Effect = null,
    double Reach = 1,
    double Fidelity = 1,
    double Deadweight = 0,
    double ProbabilityOfDelivery = 1,
    double Haircut = 0)
{
    private const int LongestName = 200;

    public Intervention Intervention(string pointer) => Name.Length > LongestName
        ? throw new RequestProblem($"{pointer}/name", $"A name has at most {LongestName} letters.")
        : Pointing.At(pointer, () => new Intervention(Name, Effect?.Effect($"{pointer}/effect"))
        {
            Reach = Reach,
            Fidelity = Fidelity,
            Deadweight = Deadweight,
            ProbabilityOfDelivery = ProbabilityOfDelivery,
            Haircut = Haircut,
        });
}

internal enum EffectDistribution
{
    Normal,
    Lognormal,
    Pert,
    Triangular,
    Uniform,
    Fixed,
}

/// <param name="Mean">Of a normal effect; or the value of a fixed one, for which "value" and "likely" do as well.</param>
/// <param name="Shape">Of a PERT effect: how much the likely value counts, 4 unless given.</param>
internal sealed record EffectRequest(
    EffectDistribution Distribution,
    double? Mean = null,
    double? Sd = null,
    double? MeanLog = null,
    double? SdLog = null,
    double? Low = null,
    double? Likely = null,
    double? High = null,
    double? Shape = null,
    double? Value = null)
{
    private (string Name, double? Value)[] Members => [("value", Value), ("mean", Mean), ("sd", Sd), ("meanLog", MeanLog), ("sdLog", SdLog), ("low", Low), ("likely", Likely), ("high", High), ("shape", Shape)];

    public Effect Effect(string pointer)
    {
        var (needed, optional) = Distribution switch
        {
            EffectDistribution.Normal => (["mean", "sd"], []),
            EffectDistribution.Lognormal => (["meanLog", "sdLog"], []),
            EffectDistribution.Pert => (["low", "likely", "high"], ["shape"]),
            EffectDistribution.Triangular => (["low", "likely", "high"], []),
            EffectDistribution.Uniform => (["low", "high"], []),
            _ => ((string[])[Value is not null ? "value" : Likely is not null ? "likely" : "mean"], (string[])[]),
        };
        foreach (var (name, value) in Members)
        {
            if (value is null && needed.Contains(name)) throw new RequestProblem($"{pointer}/{name}", $"This distribution needs \"{name}\".");
            if (value is not null && !needed.Contains(name) && !optional.Contains(name)) throw new RequestProblem($"{pointer}/{name}", $"This distribution has no \"{name}\".");
        }

        return Pointing.At<Effect>(pointer, () => Distribution switch
        {
            EffectDistribution.Normal => new NormalEffect(Mean!.Value, Sd!.Value),
            EffectDistribution.Lognormal => new LogNormalEffect(MeanLog!.Value, SdLog!.Value),
            EffectDistribution.Pert => new PertEffect(Low!.Value, Likely!.Value, High!.Value, Shape ?? PertEffect.UsualShape),
            EffectDistribution.Triangular => new TriangularEffect(Low!.Value, Likely!.Value, High!.Value),
            EffectDistribution.Uniform => new UniformEffect(Low!.Value, High!.Value),
            _ => new FixedEffect((Value ?? Likely ?? Mean)!.Value),
        });
    }
}
