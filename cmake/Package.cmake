# The Debian package: "cpack -G DEB" in the build folder. Everything that is installed is in it; what it needs is read from
# the programs by dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME claims)
set(CPACK_PACKAGE_CONTACT "the claims project <claims@claims.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "flags what cannot be true in a news story")
set(CPACK_PACKAGE_DESCRIPTION "Reads a story as a copy editor would and flags what contradicts itself, the calendar, sourced
reference data or the documents that it cites, with both facts shown. Retrieves, hashes and archives cited documents, so that
anyone can prove later what was seen. Works offline, without an account.")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "poppler-utils, tzdata")
include(CPack)
