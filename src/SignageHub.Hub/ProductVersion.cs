using System.Reflection;

namespace SignageHub.Hub;

public static class ProductVersion
{
    /// <summary>For example <c>0.1.0</c>.</summary>
    public static readonly string Text =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
