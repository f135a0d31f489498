namespace MissionGov.Analysis;

/// <summary>Why a question cannot be answered from the data at hand.</summary>
public enum Refusal
{
    /// <summary>There are fewer values than the method needs.</summary>
    TooFewPoints,

    /// <summary>The values lie where the method is not defined, such as a share of exactly 0 on a logit scale.</summary>
    OutOfDomain,
}

/// <summary>An estimate, or the reason why the data cannot give one. A refusal is a result, never a guess.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public abstract record Answer<T>
{
    private Answer()
    {
    }

    /// <summary>The question has an answer.</summary>
    /// <param name="Value">The estimate.</param>
    public sealed record Found(T Value) : Answer<T>;

    /// <summary>The data cannot answer.</summary>
    /// <param name="Reason">Which kind of refusal.</param>
    /// <param name="Have">How many usable values there are.</param>
    /// <param name="Need">How many the method needs.</param>
    public sealed record Refused(Refusal Reason, int Have, int Need) : Answer<T>
    {
        /// <summary>What exactly stands in the way, as one sentence, where the reason alone does not say it.</summary>
        public string? Detail { get; init; }

        /// <summary>The refusal in words a reader can act on.</summary>
        public string Message => Detail ?? (Reason == Refusal.TooFewPoints
            ? $"Needs at least {Need} values, has {Have}."
            : "Some values lie where this method is not defined.");
    }
}
