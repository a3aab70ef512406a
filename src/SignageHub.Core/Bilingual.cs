namespace SignageHub.Core;

/// <summary>The languages that people read in SignageHub.</summary>
public enum Language
{
    Vietnamese,
    English,
}

/// <summary>One sentence for people, in both languages of the product, written side by side so that neither is forgotten.</summary>
public sealed record Bilingual(string En, string Vi)
{
    public string In(Language language) => language == Language.Vietnamese ? Vi : En;

    /// <summary>The English sentence: logs and JSON speak English.</summary>
    public override string ToString() => En;
}
