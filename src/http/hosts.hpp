// Which names this server answers to: a page of another name that resolves to our address (DNS
// rebinding) gets nothing. Reads authorities and targets; resolves nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhuli::http {

class Hosts {
 public:
    /// Loopback, the address listened on and `names` ("crm.example.cn"); "*" is any name.
    Hosts(std::string_view listen, const std::vector<std::string>& names);
    /// 0, 400 for an authority that is none, 421 for a name that is not ours. `local`: the address
    /// the caller connected to, which is ours whatever was listened on.
    int refusal(std::string_view authority, std::string_view local) const;

 private:
    std::vector<std::string> names_;
    bool any_ = false;
};

/// "CRM.Example.cn:443" → "crm.example.cn"; "[::1]:80" → "::1"; nothing if it is no authority.
std::optional<std::string> host_of(std::string_view authority);

/// "http://user@host:1/a?b" → ("host:1", "/a?b"); a target of another form has no authority.
struct SplitTarget {
    std::string_view authority;
    std::string target;
};
SplitTarget split_target(std::string_view target);

/// Whether the page at `origin` ("https://crm.example.cn") is served by `host`; ports may differ
/// (a development server in between), and the names of this very machine are one.
bool same_site(std::string_view origin, std::string_view host);

}  // namespace zhuli::http
