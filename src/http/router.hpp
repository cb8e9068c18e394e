// Finds the route for a method and path and takes the {parameters} out. Literal segments win over
// parameters. Paths are percent-decoded segment by segment; a bad escape matches nothing.
#pragma once

#include <optional>
#include <vector>

#include "http/route.hpp"

namespace zhuli::http {

struct Match {
    const Route* route = nullptr;  // null: no such address, or not with this method
    std::vector<NamedText> path;
    std::string allowed;  // methods of this address, when only the method is wrong
};

class Router {
 public:
    void add(std::span<const Route> routes);
    Match find(std::string_view method, std::string_view path) const;
    /// The GET of the record an address is about: "/orders/{id}/confirmation" → "/orders/{id}".
    const Route* reader_of(const Route& route) const;
    const std::vector<const Route*>& routes() const { return routes_; }

 private:
    struct Entry {
        const Route* route;
        std::vector<std::string_view> segments;
    };
    std::vector<Entry> entries_;
    std::vector<const Route*> routes_;
};

std::string_view method_name(Method method);
/// "a%20b" → "a b"; nothing for a bad escape or bytes that are not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);
/// "q=zs&limit=5"; nothing if any part cannot be decoded. Names must outlive the result's views.
std::optional<std::vector<std::pair<std::string, std::string>>> query_parts(std::string_view query);

}  // namespace zhuli::http
