// The answers everything else is made of: JSON, problems, files, outages. Knows no address.
#pragma once

#include "core/ctx.hpp"
#include "core/messages.hpp"
#include "http/message.hpp"
#include "http/route.hpp"

namespace zhuli::http {

struct Site;

Response json_response(int status, std::string body);
/// JSON that a caller may keep and ask about again: 304 while `etag` is what it has.
Response kept_json_response(const Request& request, const std::string& body,
                            const std::string& etag);
/// Under a policy that lets nothing run in it, whatever it is.
Response file_response(File file);
/// A file in pieces, with room for one of them; 503 while readers hold it all.
Response pieces_response(const Site& site, const Ctx& ctx, File file);
Response problem_response(const Site& site, const Problem& problem, Locale locale,
                          std::string_view reference = {});
/// The exception under way: 503 if trying later may help, else 500. It is logged with a reference
/// id, which is all the caller learns.
Response outage_response(const Site& site, Locale locale, std::string_view where);

/// 200, 201 or 204, as the route says.
int status_of(const Route& route);
Response success_response(const Route& route, std::string body);

/// A short name for content: the same text has the same one.
std::string content_hash(std::string_view text);

}  // namespace zhuli::http
